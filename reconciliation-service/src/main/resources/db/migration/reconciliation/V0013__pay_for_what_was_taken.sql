-- A lead that nobody took is not payable. Where its end is known before its acceptance, its row says so alone, so that
-- the acceptance that comes later finds it: whatever the order, the unique key decides.
ALTER TABLE payable_lead
    ALTER COLUMN source_id DROP NOT NULL,
    ALTER COLUMN vendor_id DROP NOT NULL,
    ALTER COLUMN cost DROP NOT NULL,
    ALTER COLUMN currency DROP NOT NULL,
    ALTER COLUMN rate_card_version DROP NOT NULL,
    ALTER COLUMN received_at DROP NOT NULL,
    ALTER COLUMN payable_at DROP NOT NULL,
    ADD COLUMN rejected_at timestamptz,
    ADD CONSTRAINT payable_to_somebody_unless_rejected CHECK (
        rejected_at IS NOT NULL
        OR (source_id IS NOT NULL AND vendor_id IS NOT NULL AND cost IS NOT NULL AND currency IS NOT NULL
            AND rate_card_version IS NOT NULL AND received_at IS NOT NULL AND payable_at IS NOT NULL));

-- A claim that no longer stands, because a client accepted the lead after every other had returned it. Returns
-- themselves never change; a lead may be claimed again with a later one, and never twice at a time.
CREATE TABLE withdrawn_claim (
    return_id    uuid        PRIMARY KEY REFERENCES lead_return (id),
    lead_id      uuid        NOT NULL,
    delivery_id  uuid        NOT NULL,
    withdrawn_at timestamptz NOT NULL
);

CREATE INDEX withdrawn_claim_by_lead ON withdrawn_claim (lead_id);

DROP INDEX return_claimed_once_per_lead;
CREATE INDEX lead_return_by_lead ON lead_return (lead_id, decided_at);

REVOKE UPDATE, DELETE, TRUNCATE ON withdrawn_claim FROM CURRENT_USER;

ALTER TABLE journal_entry
    ADD CONSTRAINT what_takes_back_names_what CHECK (
        reverses IS NOT NULL OR kind NOT IN ('LEAD_COST_REVERSED', 'SOURCE_CLAIM_WITHDRAWN'));
