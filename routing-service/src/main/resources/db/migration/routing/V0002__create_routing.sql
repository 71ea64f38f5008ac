-- Where every lead stands in routing. The contact is sealed and forgotten as soon as the lead is closed.
CREATE TABLE lead_route (
    lead_id        uuid        PRIMARY KEY,
    round          int         NOT NULL,
    state          text        NOT NULL CHECK (state IN ('ALLOCATED', 'HELD', 'REVIEW', 'DELIVERED', 'REJECTED')),
    reason         text,
    facts          jsonb       NOT NULL,
    checks         jsonb       NOT NULL,
    contact        jsonb,
    excluded       text[]      NOT NULL,
    received_at    timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    -- what was announced, and when it is looked at next: earlier when something that it waits for may have changed
    held_until     timestamptz,
    due_at         timestamptz,
    config_version int         NOT NULL,
    updated_at     timestamptz NOT NULL,
    CONSTRAINT held_leads_have_a_time CHECK ((state = 'HELD') = (held_until IS NOT NULL) AND (state = 'HELD') = (due_at IS NOT NULL)),
    CONSTRAINT open_leads_have_a_contact CHECK (state IN ('DELIVERED', 'REJECTED') OR contact IS NOT NULL),
    CONSTRAINT closed_leads_have_none CHECK (state NOT IN ('DELIVERED', 'REJECTED') OR contact IS NULL)
) WITH (fillfactor = 70);

CREATE INDEX lead_route_held ON lead_route (due_at) WHERE state = 'HELD';
CREATE INDEX lead_route_waiting ON lead_route (received_at, lead_id) WHERE state IN ('HELD', 'REVIEW');

CREATE TABLE decision (
    lead_id        uuid        NOT NULL,
    round          int         NOT NULL,
    at             timestamptz NOT NULL,
    config_version int         NOT NULL,
    outcome        text        NOT NULL,
    reason         text,
    held_until     timestamptz,
    trace          jsonb       NOT NULL,
    CONSTRAINT decision_once_per_round PRIMARY KEY (lead_id, round)
);

-- One counter in one window. Caps have a limit; a step's tallies have none.
CREATE TABLE cap_bucket (
    id               bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    bucket_key       text        NOT NULL,
    window_start     timestamptz NOT NULL,
    window_end       timestamptz,
    lock_rank        smallint    NOT NULL,
    configured_limit bigint,
    limit_value      bigint,
    config_version   int         NOT NULL,
    taken            bigint      NOT NULL DEFAULT 0,
    last_at          timestamptz,
    CONSTRAINT bucket_once_per_window UNIQUE (bucket_key, window_start),
    CONSTRAINT never_below_zero CHECK (taken >= 0),
    CONSTRAINT never_above_the_limit CHECK (limit_value IS NULL OR taken <= limit_value),
    CONSTRAINT limit_as_configured_or_as_taken CHECK (limit_value IS NULL OR limit_value >= configured_limit)
) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.01);

CREATE INDEX cap_bucket_by_end ON cap_bucket (window_end);

-- One slot of one lead at one endpoint. The id is derived from lead, round and slot, so a repeat finds the first answer.
CREATE TABLE reservation (
    id           uuid        PRIMARY KEY,
    lead_id      uuid        NOT NULL REFERENCES lead_route,
    round        int         NOT NULL,
    slot         int         NOT NULL,
    endpoint_id  text        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('HELD', 'CONSUMED', 'RELEASED')),
    price_micros bigint      NOT NULL,
    at           timestamptz NOT NULL,
    settled_at   timestamptz,
    CONSTRAINT reservation_once_per_lead_round_and_slot UNIQUE (lead_id, round, slot)
) WITH (fillfactor = 80);

-- A slot that somebody has, or may have, is never given to another.
CREATE UNIQUE INDEX one_live_reservation_per_lead_and_slot ON reservation (lead_id, slot) WHERE state IN ('HELD', 'CONSUMED');
CREATE INDEX reservation_by_endpoint ON reservation (endpoint_id, at) WHERE state IN ('HELD', 'CONSUMED');

-- What live reservations take from caps; rows go when it is given back, so taken is their sum.
CREATE TABLE reservation_bucket (
    reservation_id uuid   NOT NULL REFERENCES reservation,
    bucket_id      bigint NOT NULL REFERENCES cap_bucket,
    units          bigint NOT NULL,
    PRIMARY KEY (reservation_id, bucket_id)
);

CREATE INDEX reservation_bucket_by_bucket ON reservation_bucket (bucket_id);

-- Who was sent to whom, by keyed hash: what an endpoint's own duplicate window looks at.
CREATE TABLE endpoint_person (
    endpoint_id text        NOT NULL,
    person_key  text        NOT NULL,
    lead_id     uuid        NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (person_key, endpoint_id, lead_id)
);

CREATE TABLE endpoint_health (
    endpoint_id text        PRIMARY KEY,
    state       text        NOT NULL,
    reason      text,
    at          timestamptz NOT NULL
);
