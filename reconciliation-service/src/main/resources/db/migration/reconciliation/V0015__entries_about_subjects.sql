-- An entry is about a lead, a period, an invoice or a dispute. A copy of the version before knows leads only: what it
-- inserts beside this version gets its subject from the default and from lead_id, like everything posted before.
ALTER TABLE journal_entry
    ALTER COLUMN lead_id DROP NOT NULL,
    ADD COLUMN subject_type text NOT NULL DEFAULT 'LEAD',
    -- The id of every subject but a lead, which has a column of its own.
    ADD COLUMN subject_ref text,
    ADD COLUMN subject_id text NOT NULL
        GENERATED ALWAYS AS (coalesce(subject_ref, 'lead_' || lead_id::text)) STORED,
    ADD CONSTRAINT subject_type_is_known CHECK (subject_type IN ('LEAD', 'PERIOD', 'INVOICE', 'DISPUTE')),
    ADD CONSTRAINT only_a_lead_has_no_subject_ref CHECK ((subject_type = 'LEAD') = (subject_ref IS NULL)),
    ADD CONSTRAINT delivery_and_return_are_of_a_lead
        CHECK (lead_id IS NOT NULL OR (delivery_id IS NULL AND return_id IS NULL)),
    ADD CONSTRAINT entry_takes_back_another CHECK (reverses <> id);

CREATE INDEX journal_entry_by_subject ON journal_entry (subject_type, subject_id) WHERE subject_type <> 'LEAD';
