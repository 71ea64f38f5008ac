CREATE TABLE portal_user (
    id            uuid PRIMARY KEY,
    username      text        NOT NULL,
    password_hash text        NOT NULL,
    roles         text        NOT NULL,
    disabled      boolean     NOT NULL,
    created_at    timestamptz NOT NULL,
    created_by    text        NOT NULL,
    last_login_at timestamptz,
    lock_version  bigint      NOT NULL,
    CONSTRAINT username_once UNIQUE (username)
);

CREATE TABLE access_token (
    id           uuid PRIMARY KEY,
    username     text        NOT NULL REFERENCES portal_user (username),
    name         text        NOT NULL,
    token_hash   text        NOT NULL,
    last4        text        NOT NULL,
    bootstrap    boolean     NOT NULL,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    CONSTRAINT token_hash_once UNIQUE (token_hash)
);

CREATE TABLE audit_event (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at         timestamptz NOT NULL,
    actor      text        NOT NULL,
    action     text        NOT NULL,
    object     text        NOT NULL,
    before     jsonb,
    after      jsonb,
    ip         text,
    request_id text
);
CREATE INDEX audit_event_by_object ON audit_event (object, seq);
CREATE INDEX audit_event_by_actor ON audit_event (actor, seq);
