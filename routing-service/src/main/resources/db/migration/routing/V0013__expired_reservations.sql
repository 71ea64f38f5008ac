ALTER TABLE reservation DROP CONSTRAINT reservation_state_check;
ALTER TABLE reservation ADD CONSTRAINT reservation_state_check CHECK (state IN ('HELD', 'CONSUMED', 'RELEASED', 'EXPIRED')) NOT VALID;
ALTER TABLE reservation VALIDATE CONSTRAINT reservation_state_check;
