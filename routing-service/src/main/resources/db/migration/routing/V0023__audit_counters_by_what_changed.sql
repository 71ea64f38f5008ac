-- Which transaction added a slot's use of a counter: the audit reads those that came since its last look, which lie
-- together. Rows that are there already stay as they are.
ALTER TABLE reservation_bucket ADD COLUMN xact bigint;
ALTER TABLE reservation_bucket ALTER COLUMN xact SET DEFAULT pg_current_xact_id()::text::bigint;
CREATE INDEX reservation_bucket_by_xact ON reservation_bucket USING brin (xact) WITH (pages_per_range = 16, autosummarize = on);

-- With the units in it a counter is summed from the index alone, as long as vacuum keeps up with what is inserted.
CREATE INDEX reservation_bucket_units ON reservation_bucket (bucket_id, units);
DROP INDEX reservation_bucket_by_bucket;
ALTER TABLE reservation_bucket SET (autovacuum_vacuum_insert_scale_factor = 0.02);

-- Slots that were given back: none of them may still use a counter.
CREATE INDEX reservation_given_back ON reservation (settled_at) WHERE state IN ('RELEASED', 'EXPIRED');

-- Counters that an audit found to differ, until one finds that they agree again: every audit looks at them.
CREATE TABLE cap_difference (
    bucket_id bigint      PRIMARY KEY,
    found_at  timestamptz NOT NULL
);
