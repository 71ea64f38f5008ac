-- What the checks found about each lead: no personal data, so it may stay when the person is erased.
CREATE TABLE lead_check (
    lead_id    uuid        NOT NULL,
    source_id  text        NOT NULL,
    checked_at timestamptz NOT NULL,
    outcome    text        NOT NULL CHECK (outcome IN ('CONTINUE', 'REVIEW', 'REJECT')),
    reason     text,
    results    jsonb       NOT NULL,
    CONSTRAINT lead_checked_once PRIMARY KEY (lead_id),
    CONSTRAINT rejected_has_a_reason CHECK (outcome <> 'REJECT' OR reason IS NOT NULL)
);

CREATE INDEX lead_check_by_time ON lead_check (checked_at);
