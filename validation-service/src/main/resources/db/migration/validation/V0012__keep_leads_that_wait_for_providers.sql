-- Leads of which a provider is asked. The row is written in the consumer's transaction and deleted in that of the result;
-- whoever holds the lease works on it, and a copy of the service that vanished loses its lease. The contact is sealed.
CREATE TABLE pending_check (
    lead_id     uuid        NOT NULL CONSTRAINT pending_check_once PRIMARY KEY,
    event       bytea       NOT NULL,
    traceparent text        NOT NULL,
    lease_token uuid        NOT NULL,
    lease_until timestamptz NOT NULL
);

CREATE INDEX pending_check_by_lease ON pending_check (lease_until);

-- What providers answered. The question is a keyed hash: nobody learns from it who was asked about.
CREATE TABLE provider_answer (
    provider   text        NOT NULL,
    input_hash text        NOT NULL,
    finding    jsonb       NOT NULL,
    expires_at timestamptz NOT NULL,
    CONSTRAINT provider_answered_once PRIMARY KEY (provider, input_hash)
);

CREATE INDEX provider_answer_by_expiry ON provider_answer (expires_at);
