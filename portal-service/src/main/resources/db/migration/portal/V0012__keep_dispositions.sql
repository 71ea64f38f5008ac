-- What holds of each delivery of the lead by now, by delivery: the newest of what its client said.
ALTER TABLE lead_view ADD COLUMN dispositions jsonb NOT NULL DEFAULT '{}';
