-- What its client says of each delivery, as far as it still holds.
CREATE TABLE lead_disposition (
    delivery_id uuid        PRIMARY KEY,
    endpoint_id text        NOT NULL,
    day         date        NOT NULL,
    status      text,
    occurred_at timestamptz,
    recorded_at timestamptz
);

CREATE INDEX lead_disposition_by_day ON lead_disposition (day);

-- Counted by the UTC day of the delivery. Changes are only added here, so that nobody waits for a busy endpoint's row,
-- and are added up now and then.
CREATE TABLE conversion_change (
    endpoint_id text   NOT NULL,
    day         date   NOT NULL,
    delivered   bigint NOT NULL,
    concluded   bigint NOT NULL,
    sold        bigint NOT NULL
);

CREATE TABLE endpoint_conversion (
    endpoint_id text   NOT NULL,
    day         date   NOT NULL,
    delivered   bigint NOT NULL,
    concluded   bigint NOT NULL,
    sold        bigint NOT NULL,
    PRIMARY KEY (endpoint_id, day)
);

CREATE INDEX endpoint_conversion_by_day ON endpoint_conversion (day);
