-- When a job was last begun by any copy of the service, when it last succeeded, and what it counted then, if it counts.
CREATE TABLE job_turn (
    job          text        PRIMARY KEY,
    started_at   timestamptz NOT NULL,
    succeeded_at timestamptz,
    counted      bigint
);
