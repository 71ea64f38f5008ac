-- For the count of what a source sent in a window before a cap began to count there.
CREATE INDEX lead_of_source_by_time ON lead (source_id, received_at);
