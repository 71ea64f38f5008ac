-- One draft at a time; the revision is the optimistic lock that the ETag shows.
CREATE TABLE config_draft (
    id         int PRIMARY KEY CHECK (id = 1),
    document   text        NOT NULL,
    revision   bigint      NOT NULL,
    updated_at timestamptz,
    updated_by text
);

INSERT INTO config_draft (id, document, revision) VALUES (1, '{}', 0);

-- A version is written once and never changed; the document is text because jsonb would forget the order of keys.
CREATE TABLE config_version (
    version          int PRIMARY KEY,
    document         text        NOT NULL,
    counts           text        NOT NULL,
    published_at     timestamptz NOT NULL,
    published_by     text        NOT NULL,
    comment          text        NOT NULL,
    rolled_back_from int
);

CREATE TABLE api_key (
    key_id             text PRIMARY KEY,
    owner              text        NOT NULL CHECK (owner IN ('SOURCE', 'CLIENT')),
    owner_id           text        NOT NULL,
    last4              text        NOT NULL,
    key_hash           text        NOT NULL,
    posting_token_hash text,
    created_at         timestamptz NOT NULL,
    created_by         text        NOT NULL,
    revoked_at         timestamptz,
    revoked_by         text
);
CREATE INDEX api_key_by_owner ON api_key (owner, owner_id, created_at);

CREATE TABLE secret (
    ref                  text PRIMARY KEY,
    wrapped_key          text        NOT NULL,
    data                 text        NOT NULL,
    previous_wrapped_key text,
    previous_data        text,
    set_at               timestamptz NOT NULL,
    set_by               text        NOT NULL
);

CREATE TABLE pause (
    target     text        NOT NULL CHECK (target IN ('ENDPOINT', 'SOURCE')),
    id         text        NOT NULL,
    paused     boolean     NOT NULL,
    reason     text,
    until      timestamptz,
    changed_at timestamptz NOT NULL,
    changed_by text        NOT NULL,
    PRIMARY KEY (target, id)
);
