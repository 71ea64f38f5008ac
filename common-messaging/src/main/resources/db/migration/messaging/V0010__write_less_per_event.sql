-- The shared tables' own series of numbers goes on at ten, above those that the services' migrations had reached.

-- The inbox only grows at its end and is looked up by time once an hour: ranges of blocks are enough to find what is old,
-- and cost an insert next to nothing.
DROP INDEX inbox_by_age;
CREATE INDEX inbox_by_age ON inbox USING brin (seen_at);

-- A row lives for milliseconds: compressing its payload and moving it out of line costs more than it saves.
ALTER TABLE outbox SET (toast_tuple_target = 8160);
