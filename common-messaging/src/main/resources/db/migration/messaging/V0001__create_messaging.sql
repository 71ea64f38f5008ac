-- Every service carries these four tables in its own schema; io.headgate.messaging is their only user.

CREATE TABLE outbox (
    id            uuid        PRIMARY KEY,
    topic         text        NOT NULL,
    key           text        NOT NULL,
    type          text        NOT NULL,
    payload       bytea       NOT NULL,
    traceparent   text,
    created_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    claimed_until timestamptz
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01);

CREATE INDEX outbox_by_age ON outbox (created_at);

CREATE TABLE inbox (
    consumer text        NOT NULL,
    event_id uuid        NOT NULL,
    seen_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT event_once_per_consumer PRIMARY KEY (consumer, event_id)
);

CREATE INDEX inbox_by_age ON inbox (seen_at);

CREATE TABLE dead_letter (
    id               uuid        PRIMARY KEY,
    consumer         text        NOT NULL,
    topic            text        NOT NULL,
    kafka_partition  int         NOT NULL,
    kafka_offset     bigint      NOT NULL,
    key              text,
    type             text,
    payload          bytea,
    reason           text        NOT NULL,
    at               timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT dead_letter_once_per_record UNIQUE (consumer, topic, kafka_partition, kafka_offset)
);

CREATE TABLE config_entry (
    key     text        PRIMARY KEY,
    type    text        NOT NULL,
    payload bytea       NOT NULL,
    seen_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
