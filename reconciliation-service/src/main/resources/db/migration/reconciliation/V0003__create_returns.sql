-- The agreements by the configuration version that brought them; inserted once, never changed.
CREATE TABLE rate_card (
    party_type text        NOT NULL CHECK (party_type IN ('SOURCE', 'CLIENT')),
    party_id   text        NOT NULL,
    version    int         NOT NULL,
    terms      jsonb       NOT NULL,
    seen_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (party_type, party_id, version)
);

CREATE TABLE payable_lead (
    lead_id           uuid        PRIMARY KEY,
    source_id         text        NOT NULL,
    vendor_id         text        NOT NULL,
    cost              bigint      NOT NULL CHECK (cost >= 0),
    currency          char(3)     NOT NULL,
    rate_card_version int         NOT NULL,
    received_at       timestamptz NOT NULL,
    payable_at        timestamptz NOT NULL
);

CREATE INDEX payable_lead_by_source ON payable_lead (source_id, payable_at);

CREATE TABLE delivered_lead (
    delivery_id       uuid        PRIMARY KEY,
    lead_id           uuid        NOT NULL,
    client_id         text        NOT NULL,
    endpoint_id       text        NOT NULL,
    source_id         text        NOT NULL,
    price             bigint      NOT NULL CHECK (price >= 0),
    currency          char(3)     NOT NULL,
    billing           text        NOT NULL,
    brand_id          text        NOT NULL,
    rate_card_version int         NOT NULL,
    service_line      text,
    segment           text,
    external_id       text,
    received_at       timestamptz NOT NULL,
    delivered_at      timestamptz NOT NULL
);

CREATE INDEX delivered_lead_by_client ON delivered_lead (client_id, delivered_at, delivery_id);
CREATE INDEX delivered_lead_by_lead ON delivered_lead (lead_id);

-- One row per party, locked while its share of returns is counted, so that two returns cannot both take the last one.
CREATE TABLE return_quota (
    party_type text NOT NULL,
    party_id   text NOT NULL,
    PRIMARY KEY (party_type, party_id)
);

CREATE TABLE lead_return (
    id               uuid        PRIMARY KEY,
    delivery_id      uuid        NOT NULL REFERENCES delivered_lead (delivery_id),
    lead_id          uuid        NOT NULL,
    client_id        text        NOT NULL,
    endpoint_id      text        NOT NULL,
    source_id        text        NOT NULL,
    reason           text        NOT NULL,
    note_key         text,
    note_sealed      text,
    decided_at       timestamptz NOT NULL,
    approved         boolean     NOT NULL,
    remedy           text,
    refusal          text,
    refusal_rule     text,
    claimed          boolean     NOT NULL,
    claim_refusal    text,
    claim_rule       text,
    CONSTRAINT return_answered_once_per_delivery_and_reason UNIQUE (delivery_id, reason),
    CONSTRAINT refused_has_a_code CHECK (approved = (refusal IS NULL))
);

CREATE UNIQUE INDEX return_approved_once_per_delivery ON lead_return (delivery_id) WHERE approved;
CREATE UNIQUE INDEX return_claimed_once_per_lead ON lead_return (lead_id) WHERE claimed;
CREATE INDEX lead_return_by_client ON lead_return (client_id, decided_at);
CREATE INDEX lead_return_by_source ON lead_return (source_id, decided_at) WHERE claimed;

-- What a person has to settle, because no rule may post it.
CREATE TABLE finding (
    code      text        NOT NULL,
    subject   text        NOT NULL,
    version   int         NOT NULL,
    first_at  timestamptz NOT NULL,
    PRIMARY KEY (code, subject, version)
);

-- For the auditor, which looks at what is new.
CREATE INDEX payable_lead_by_time ON payable_lead (payable_at);
CREATE INDEX delivered_lead_by_time ON delivered_lead (delivered_at);
