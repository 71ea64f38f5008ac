CREATE TABLE effect (
    lead_id uuid NOT NULL,
    n       bigserial
);
