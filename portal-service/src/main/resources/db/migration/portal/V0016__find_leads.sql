-- Keyed hashes by which a lead is found: of phone, e-mail and the source's own id. Beside lead_view, whose rows are rewritten often.
CREATE TABLE lead_key (
    key     text NOT NULL,
    lead_id uuid NOT NULL,
    PRIMARY KEY (key, lead_id)
);

-- How far the leads that were told before this table have been entered; no row once all are.
CREATE TABLE lead_key_backlog (after uuid NOT NULL);
INSERT INTO lead_key_backlog (after) VALUES ('00000000-0000-0000-0000-000000000000');

CREATE INDEX lead_view_by_vendor ON lead_view (vendor_id, received_at DESC, lead_id DESC);
CREATE INDEX lead_view_by_client ON lead_view (client_id, received_at DESC, lead_id DESC);
CREATE INDEX lead_view_by_campaign ON lead_view (campaign, received_at DESC, lead_id DESC) WHERE campaign IS NOT NULL;
CREATE INDEX lead_view_by_zip ON lead_view (zip, received_at DESC, lead_id DESC) WHERE zip IS NOT NULL;
