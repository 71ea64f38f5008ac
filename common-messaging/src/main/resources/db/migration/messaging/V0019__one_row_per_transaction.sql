-- All that a transaction says shares one row: it is written, published and forgotten together. Ids are in order of time,
-- so the key serves for finding what is old, too.
ALTER TABLE outbox RENAME TO outbox_of_messages;
ALTER INDEX outbox_pkey RENAME TO outbox_of_messages_pkey;

CREATE TABLE outbox (
    id            uuid          PRIMARY KEY,
    event_ids     uuid[]        NOT NULL,
    topics        text[]        NOT NULL,
    keys          text[]        NOT NULL,
    types         text[]        NOT NULL,
    payloads      bytea[]       NOT NULL,
    traceparents  text[]        NOT NULL,
    times         timestamptz[] NOT NULL,
    created_at    timestamptz   NOT NULL,
    claimed_until timestamptz
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, toast_tuple_target = 8160);

ALTER TABLE outbox ALTER COLUMN payloads SET STORAGE EXTERNAL;

INSERT INTO outbox (id, event_ids, topics, keys, types, payloads, traceparents, times, created_at)
SELECT id, ARRAY[id], ARRAY[topic], ARRAY[key], ARRAY[type], ARRAY[payload], ARRAY[traceparent], ARRAY[created_at], created_at
  FROM outbox_of_messages;

DROP TABLE outbox_of_messages;
