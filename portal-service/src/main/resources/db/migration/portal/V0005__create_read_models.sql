-- What the facts say of each lead. Every column is merged so that the order in which facts arrive does not matter.
CREATE TABLE lead_view (
    lead_id           uuid PRIMARY KEY,
    received_at       timestamptz NOT NULL,
    facts_rank        int         NOT NULL,
    source_id         text,
    vendor_id         text,
    campaign          text,
    sub_id            text,
    service_line      text,
    segment           text,
    language          text,
    zip               text,
    city              text,
    state             text,
    test              boolean     NOT NULL,
    checked_at        timestamptz,
    checked           text,
    first_decided_at  timestamptz,
    round             int         NOT NULL,
    round_at          timestamptz,
    round_outcome     text,
    round_reason      text,
    round_endpoint_id text,
    round_client_id   text,
    round_price       bigint,
    round_currency    text,
    held_until        timestamptz,
    delivered_at      timestamptz,
    won_endpoint_id   text,
    won_client_id     text,
    won_price         bigint,
    won_currency      text,
    closed_at         timestamptz,
    outcome           text,
    close_reason      text,
    returned_at       timestamptz,
    -- Derived from the columns above in the same statement, so that lists can filter and sort by them.
    status            text        NOT NULL,
    reason            text,
    endpoint_id       text,
    client_id         text,
    changed_xid       xid8        NOT NULL
);
CREATE INDEX lead_view_by_time ON lead_view (received_at DESC, lead_id DESC);
CREATE INDEX lead_view_by_source ON lead_view (source_id, received_at DESC, lead_id DESC);
CREATE INDEX lead_view_by_endpoint ON lead_view (endpoint_id, received_at DESC, lead_id DESC);
CREATE INDEX lead_view_by_status ON lead_view (status, received_at DESC, lead_id DESC);
CREATE INDEX lead_view_by_change ON lead_view (changed_xid);

CREATE TABLE lead_event (
    event_id uuid PRIMARY KEY,
    lead_id  uuid        NOT NULL,
    type     text        NOT NULL,
    at       timestamptz NOT NULL,
    payload  text        NOT NULL
);
CREATE INDEX lead_event_by_lead ON lead_event (lead_id, at);

-- Counted by the calendar day of the endpoint's zone, or of the brand's zone for sources.
CREATE TABLE endpoint_day (
    endpoint_id       text   NOT NULL,
    day               date   NOT NULL,
    delivered         bigint NOT NULL,
    refused           bigint NOT NULL,
    last_delivered_at timestamptz,
    PRIMARY KEY (endpoint_id, day)
);

CREATE TABLE source_day (
    source_id text   NOT NULL,
    day       date   NOT NULL,
    received  bigint NOT NULL,
    accepted  bigint NOT NULL,
    rejected  bigint NOT NULL,
    PRIMARY KEY (source_id, day)
);

CREATE TABLE endpoint_attempt (
    delivery_id uuid        NOT NULL,
    attempt     int         NOT NULL,
    endpoint_id text        NOT NULL,
    lead_id     uuid        NOT NULL,
    started_at  timestamptz NOT NULL,
    millis      bigint      NOT NULL,
    result      text        NOT NULL,
    status      int,
    reason      text,
    PRIMARY KEY (delivery_id, attempt)
);
CREATE INDEX endpoint_attempt_by_endpoint ON endpoint_attempt (endpoint_id, started_at DESC);

CREATE TABLE endpoint_health (
    endpoint_id text PRIMARY KEY,
    state       text        NOT NULL,
    since       timestamptz NOT NULL,
    reason      text
);
