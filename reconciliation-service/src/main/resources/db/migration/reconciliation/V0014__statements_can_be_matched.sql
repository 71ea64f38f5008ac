-- What a party needs to find a line of its statement in its own books. Of what was booked before, nothing is known here.
ALTER TABLE payable_lead
    ADD COLUMN campaign text,
    ADD COLUMN service_line text,
    ADD COLUMN segment text,
    ADD COLUMN state text,
    ADD COLUMN zip text;

ALTER TABLE delivered_lead
    ADD COLUMN campaign text,
    ADD COLUMN state text,
    ADD COLUMN zip text;

-- Names and zones of every party that a configuration ever had: its history outlives it, and so do its days.
CREATE TABLE party (
    party_type text NOT NULL CHECK (party_type IN ('VENDOR', 'CLIENT')),
    party_id   text NOT NULL,
    name       text NOT NULL,
    time_zone  text NOT NULL,
    version    int  NOT NULL,
    PRIMARY KEY (party_type, party_id)
);

CREATE INDEX lead_return_by_time ON lead_return (decided_at DESC, id DESC);
CREATE INDEX disposition_by_client ON disposition (client_id, recorded_at DESC, id DESC);
