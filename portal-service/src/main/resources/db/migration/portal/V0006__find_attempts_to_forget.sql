-- For the purge: rows come about in the order of their age, so that this index is tiny and costs a new row nothing.
CREATE INDEX endpoint_attempt_by_age ON endpoint_attempt USING brin (started_at) WITH (autosummarize = on);
