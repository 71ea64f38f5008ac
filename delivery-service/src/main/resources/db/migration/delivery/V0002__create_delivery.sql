-- One row per allocation: the queue row is the state. READY waits, SENDING is leased to one worker, FINISHED is over.
CREATE TABLE delivery (
    id               uuid        NOT NULL PRIMARY KEY,
    allocation_id    uuid        NOT NULL,
    lead_id          uuid        NOT NULL,
    endpoint_id      text        NOT NULL,
    round            int         NOT NULL,
    config_version   int         NOT NULL,
    allocation       jsonb       NOT NULL,
    facts            jsonb       NOT NULL,
    -- Sealed; gone once the delivery is over.
    contact_key      text,
    contact_data     text,
    traceparent      text        NOT NULL,
    status           text        NOT NULL CHECK (status IN ('READY', 'SENDING', 'FINISHED')),
    attempts         int         NOT NULL DEFAULT 0,
    -- Whether the next attempt is not the first; retries have places of their own.
    retry            boolean     NOT NULL DEFAULT false,
    -- Attempts that may have handed the lead over; while there is one, the delivery is never given back.
    unknown_attempts int         NOT NULL DEFAULT 0 CHECK (unknown_attempts >= 0),
    -- A worker that had lost its lease reported an acceptance while another one was sending.
    accepted_late    boolean     NOT NULL DEFAULT false,
    fence            bigint      NOT NULL DEFAULT 0,
    routed_at        timestamptz NOT NULL,
    expires_at       timestamptz NOT NULL,
    next_attempt_at  timestamptz NOT NULL,
    lease_until      timestamptz,
    outcome          text        CHECK (outcome IN ('ACCEPTED', 'REJECTED', 'FAILED', 'UNKNOWN')),
    reason           text,
    buyer_reason     text,
    external_id      text,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    finished_at      timestamptz,
    CONSTRAINT delivery_once_per_allocation UNIQUE (allocation_id),
    CONSTRAINT delivery_leased_while_sending CHECK ((status = 'SENDING') = (lease_until IS NOT NULL)),
    CONSTRAINT delivery_outcome_when_finished
        CHECK ((status = 'FINISHED') = (outcome IS NOT NULL) AND (status = 'FINISHED') = (finished_at IS NOT NULL)),
    CONSTRAINT delivery_contact_until_finished
        CHECK (CASE WHEN status = 'FINISHED' THEN contact_key IS NULL AND contact_data IS NULL
                    ELSE contact_key IS NOT NULL AND contact_data IS NOT NULL END)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_cost_limit = 2000);

-- Only waiting and leased rows are in these: they stay small however long the history grows.
CREATE INDEX delivery_due ON delivery (endpoint_id, retry, next_attempt_at) WHERE status = 'READY';
CREATE INDEX delivery_expiry ON delivery (expires_at) WHERE status = 'READY';
CREATE INDEX delivery_lease ON delivery (lease_until) WHERE status = 'SENDING';
CREATE INDEX delivery_of_lead ON delivery (lead_id);

-- A row without a result is an attempt that was begun; after a crash nobody knows how far it got.
CREATE TABLE delivery_attempt (
    delivery_id        uuid        NOT NULL REFERENCES delivery (id),
    attempt            int         NOT NULL,
    fence              bigint      NOT NULL,
    started_at         timestamptz NOT NULL,
    possible_duplicate boolean     NOT NULL,
    replayed_by        text,
    finished_at        timestamptz,
    result             text,
    status             int,
    reason             text,
    detail             text,
    request            text,
    response           text,
    late               boolean     NOT NULL DEFAULT false,
    CONSTRAINT delivery_attempt_pk PRIMARY KEY (delivery_id, attempt),
    CONSTRAINT delivery_attempt_result_when_finished CHECK ((result IS NULL) = (finished_at IS NULL))
);

-- The breaker's state survives restarts and is shared by all copies of the service.
CREATE TABLE endpoint_health (
    endpoint_id text        NOT NULL PRIMARY KEY,
    state       text        NOT NULL CHECK (state IN ('CLOSED', 'HALF_OPEN', 'OPEN')),
    since       timestamptz NOT NULL,
    -- When probing begins; null while only a changed set-up can help.
    open_until  timestamptz,
    reopened    int         NOT NULL DEFAULT 0,
    reason      text,
    changed_by  uuid        NOT NULL,
    changed_at  timestamptz NOT NULL DEFAULT clock_timestamp()
);
