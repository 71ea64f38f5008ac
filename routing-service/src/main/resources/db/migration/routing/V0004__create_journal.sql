-- What decisions depended on, in the order in which it took effect: the number is taken while the locks of the counters
-- are held, so of two entries that meet at a counter the later one has the higher number.
CREATE TABLE journal (
    seq     bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at      timestamptz NOT NULL,
    leads   int         NOT NULL,
    network bigint,
    world   bigint,
    entry   bytea       NOT NULL
);

-- Configurations, and sets of pauses and breakers, named by what they hold.
CREATE TABLE journal_content (
    id      bigint      PRIMARY KEY,
    stored  bytea       NOT NULL,
    used_at timestamptz NOT NULL
);

-- All counters and slots in flight at one moment. The state holds the effect of every entry up to the number, except of
-- the missing ones, which were not committed yet.
CREATE TABLE journal_checkpoint (
    seq     bigint      PRIMARY KEY,
    at      timestamptz NOT NULL,
    missing bigint[]    NOT NULL,
    state   bytea       NOT NULL
);

CREATE TABLE replay (
    id           uuid        PRIMARY KEY,
    version      text        NOT NULL,
    days         int         NOT NULL,
    state        text        NOT NULL CHECK (state IN ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    requested_by text,
    requested_at timestamptz NOT NULL,
    finished_at  timestamptz,
    seen_at      timestamptz NOT NULL,
    leads        bigint      NOT NULL DEFAULT 0,
    replayed     bigint      NOT NULL DEFAULT 0,
    failure      text,
    report       jsonb
);

-- One at a time, over all copies of the service.
CREATE UNIQUE INDEX one_replay_runs ON replay (state) WHERE state = 'RUNNING';
CREATE INDEX replay_by_time ON replay (requested_at);

-- The leads that would go elsewhere.
CREATE TABLE replay_moved (
    replay_id uuid  NOT NULL REFERENCES replay ON DELETE CASCADE,
    number    bigint NOT NULL,
    moved     jsonb NOT NULL,
    PRIMARY KEY (replay_id, number)
);

-- What is in flight, for checkpoints.
CREATE INDEX reservation_in_flight ON reservation (at) WHERE state = 'HELD';
CREATE INDEX journal_by_time ON journal USING brin (at);
