-- Whether a lead waits, for a time, for room or for a person. No index names the state any more: most leads go from
-- ALLOCATED to DELIVERED, which is true of none of the indexes, but rewrote an entry in each.
ALTER TABLE lead_route ADD COLUMN waiting boolean;
UPDATE lead_route SET waiting = true WHERE state IN ('HELD', 'REVIEW');

CREATE INDEX lead_route_that_waits ON lead_route (received_at, lead_id) WHERE waiting;
DROP INDEX lead_route_waiting;

CREATE INDEX lead_route_by_due_time ON lead_route (due_at, received_at, lead_id) WHERE due_at IS NOT NULL;
DROP INDEX lead_route_due;

CREATE INDEX lead_route_by_room ON lead_route USING gin (waits_for) WHERE due_at IS NOT NULL;
DROP INDEX lead_route_waits_for;
