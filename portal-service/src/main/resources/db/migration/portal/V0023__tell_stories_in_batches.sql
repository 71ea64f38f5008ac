-- What was told of a lead, one row for each lead and batch; what was told before this stays in lead_event.
CREATE TABLE lead_story (
    lead_id         uuid  NOT NULL,
    -- The transaction that wrote it: the live stream reads in its order.
    told_in         xid8  NOT NULL DEFAULT pg_current_xact_id(),
    -- The ids of the facts' events, 16 bytes each, in the order in which they are packed.
    event_ids       bytea NOT NULL,
    facts           bytea NOT NULL,
    -- Keyed hashes by which the lead is found, in the row that tells of its arrival.
    phone_key       text,
    email_key       text,
    source_lead_key text
) WITH (toast_tuple_target = 8160);
-- They are packed already, and a row of its own for them would cost more than the facts.
ALTER TABLE lead_story ALTER COLUMN facts SET STORAGE EXTERNAL;
CREATE INDEX lead_story_by_lead ON lead_story (lead_id);
CREATE INDEX lead_story_by_transaction ON lead_story (told_in);
CREATE INDEX lead_story_by_phone ON lead_story (phone_key) WHERE phone_key IS NOT NULL;
CREATE INDEX lead_story_by_email ON lead_story (email_key) WHERE email_key IS NOT NULL;
CREATE INDEX lead_story_by_source_lead ON lead_story (source_lead_key) WHERE source_lead_key IS NOT NULL;

-- Nothing reads the column any more; it stays for copies of the release before this, which still write it.
ALTER TABLE lead_view ALTER COLUMN changed_xid DROP NOT NULL;
DROP INDEX lead_view_by_change;
-- Room beside a lead for its next state.
ALTER TABLE lead_view SET (fillfactor = 85);
