-- For the purge: rows come in the order of their age, so that these indexes are tiny and cost a new row nothing.
CREATE INDEX intake_request_by_age ON intake_request USING brin (received_at) WITH (autosummarize = on);
CREATE INDEX dedupe_claim_by_age ON dedupe_claim USING brin (claimed_at) WITH (autosummarize = on);
CREATE INDEX source_cap_by_end ON source_cap USING brin (window_end) WITH (autosummarize = on);
CREATE INDEX consent_evidence_by_end ON consent_evidence USING brin (retain_until) WITH (autosummarize = on);
