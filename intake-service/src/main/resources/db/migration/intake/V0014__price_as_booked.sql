-- What the lead costs according to the ledger, where that is not what its source's contract said when it was received:
-- a lead may wait, and be accepted under a later configuration.
ALTER TABLE lead ADD COLUMN booked_cost_micros bigint;
