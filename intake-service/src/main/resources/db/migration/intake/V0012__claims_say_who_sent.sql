-- A claim says whom a lead was about, and no longer how far its own source looked back: each source that comes later
-- looks back as far as its own contract says. Of which source and vendor the lead is, and whether it is alive, the lead
-- itself says.
ALTER TABLE dedupe_claim RENAME TO dedupe_claim_before;
ALTER TABLE dedupe_claim_before RENAME CONSTRAINT dedupe_claim_pkey TO dedupe_claim_before_pkey;
DROP INDEX dedupe_claim_by_age;

-- The person is a keyed hash: equal texts of two kinds (phone, e-mail) have different ones.
CREATE TABLE dedupe_claim (
    person       text        NOT NULL,
    lead_id      uuid        NOT NULL,
    claimed_at   timestamptz NOT NULL,
    service_line text,
    CONSTRAINT claim_once_per_person_and_lead PRIMARY KEY (person, lead_id)
);
CREATE INDEX dedupe_claim_by_age ON dedupe_claim USING brin (claimed_at) WITH (autosummarize = on);

-- What was claimed stays claimed. The names ended in the kind and the person; that of a service line says which.
INSERT INTO dedupe_claim (person, lead_id, claimed_at, service_line)
SELECT DISTINCT ON (person, lead_id) person, lead_id, claimed_at, service_line
  FROM (SELECT regexp_replace(claim, '^.*/', '') AS person, lead_id, claimed_at,
               substring(claim FROM '^service-line/(.*)/(?:phone|email)/[^/]*$') AS service_line
          FROM dedupe_claim_before
         WHERE claim NOT LIKE 'test/%') AS before
 ORDER BY person, lead_id, service_line NULLS LAST;

-- Leads of sources without a contract on duplicates left no claim, but the vault knows whom they were about.
INSERT INTO dedupe_claim (person, lead_id, claimed_at)
SELECT c.person, l.lead_id, l.received_at
  FROM lead l JOIN lead_contact c ON c.lead_id = l.lead_id
 WHERE l.status <> 'REJECTED' AND NOT l.test AND c.person ~ '^[0-9a-f]{64}$'
   AND l.received_at > now() - interval '400 days'
ON CONFLICT DO NOTHING;

DROP TABLE dedupe_claim_before;

-- For what a source's leads that ended rejected give back.
CREATE INDEX source_cap_by_source ON source_cap (source_id, window_end);
