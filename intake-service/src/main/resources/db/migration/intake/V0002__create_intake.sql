-- One row per lead id ever given out, whatever became of it. Holds nothing personal: that is sealed in lead_contact.
CREATE TABLE lead (
    lead_id        uuid        PRIMARY KEY,
    source_id      text        NOT NULL,
    vendor_id      text        NOT NULL,
    received_at    timestamptz NOT NULL,
    config_version int         NOT NULL,
    test           boolean     NOT NULL,
    cost_micros    bigint      NOT NULL,
    cost_currency  char(3)     NOT NULL,
    status         text        NOT NULL,
    reason         text,
    duplicate_of   uuid,
    errors         jsonb,
    status_at      timestamptz NOT NULL,
    closed_at      timestamptz,
    CONSTRAINT closed_only_with_an_outcome CHECK (closed_at IS NULL OR status IN ('DELIVERED', 'REJECTED'))
) WITH (fillfactor = 80);

-- The vault: data sealed under the person's key. Deleting the person_key row erases the person.
CREATE TABLE person_key (
    person     text        PRIMARY KEY,
    wrapped    text        NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE lead_contact (
    lead_id uuid PRIMARY KEY,
    person  text NOT NULL,
    data    text NOT NULL
);

-- Consent is kept for five years even where the person is erased, hence under a key of its own.
CREATE TABLE consent_evidence (
    lead_id      uuid        PRIMARY KEY,
    wrapped_key  text        NOT NULL,
    data         text        NOT NULL,
    recorded_at  timestamptz NOT NULL,
    retain_until timestamptz NOT NULL
);

-- Keyed hashes of key and body: a source's own lead id may say who the lead is.
CREATE TABLE intake_request (
    source_id   text        NOT NULL,
    idem_key    text        NOT NULL,
    fingerprint text        NOT NULL,
    lead_id     uuid        NOT NULL,
    received_at timestamptz NOT NULL,
    CONSTRAINT request_once_per_source_and_key PRIMARY KEY (source_id, idem_key)
);

-- Who holds a person within a scope, and since when; a claim older than the contract's window may be taken over.
CREATE TABLE dedupe_claim (
    claim          text        PRIMARY KEY,
    lead_id        uuid        NOT NULL,
    claimed_at     timestamptz NOT NULL,
    looked_back_to timestamptz NOT NULL
);

CREATE TABLE source_cap (
    source_id    text        NOT NULL,
    cap          text        NOT NULL,
    window_start timestamptz NOT NULL,
    window_end   timestamptz NOT NULL,
    taken        bigint      NOT NULL,
    limit_value  bigint      NOT NULL,
    CONSTRAINT cap_once_per_source_and_window PRIMARY KEY (source_id, cap, window_start),
    CONSTRAINT cap_never_exceeded CHECK (taken >= 0 AND taken <= limit_value)
) WITH (fillfactor = 50);

-- What a source may read of its lead's life, besides the receipt itself.
CREATE TABLE lead_step (
    lead_id  uuid        NOT NULL,
    event_id uuid        NOT NULL,
    at       timestamptz NOT NULL,
    status   text        NOT NULL,
    reason   text,
    CONSTRAINT step_once_per_event PRIMARY KEY (lead_id, event_id)
);
