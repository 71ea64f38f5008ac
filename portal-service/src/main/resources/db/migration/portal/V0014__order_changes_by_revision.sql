-- Pauses, keys and secrets are ordered by this, not by clocks. A row without a revision was last changed before there were any.
CREATE SEQUENCE change_revision;

ALTER TABLE api_key ADD COLUMN revision bigint;
ALTER TABLE secret ADD COLUMN revision bigint;
ALTER TABLE pause ADD COLUMN revision bigint;
