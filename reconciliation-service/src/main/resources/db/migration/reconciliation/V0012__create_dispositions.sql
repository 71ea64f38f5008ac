-- What clients say became of the leads that they have. Rows are only added; of one delivery the newest holds.
CREATE TABLE disposition (
    id           uuid        PRIMARY KEY,
    delivery_id  uuid        NOT NULL REFERENCES delivered_lead (delivery_id),
    lead_id      uuid        NOT NULL,
    client_id    text        NOT NULL,
    endpoint_id  text        NOT NULL,
    status       text        NOT NULL,
    value        bigint      CHECK (value >= 0),
    currency     char(3),
    occurred_at  timestamptz NOT NULL,
    recorded_at  timestamptz NOT NULL,
    recorded_by  text        NOT NULL,
    CONSTRAINT value_has_a_currency CHECK ((value IS NULL) = (currency IS NULL)),
    CONSTRAINT disposition_once_per_delivery_status_and_moment UNIQUE (delivery_id, status, occurred_at)
);

CREATE INDEX disposition_by_lead ON disposition (lead_id, occurred_at);

REVOKE UPDATE, DELETE, TRUNCATE ON disposition FROM CURRENT_USER;
