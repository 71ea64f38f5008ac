-- A generated network as tables: what one query needs to decide a lead.
DROP SCHEMA IF EXISTS decide CASCADE;
CREATE SCHEMA decide;
SET search_path = decide;

CREATE TABLE endpoint (
    id           text     PRIMARY KEY,
    zone         text     NOT NULL,
    status       text     NOT NULL,
    deliverable  boolean  NOT NULL,
    priority     int      NOT NULL,
    line_types   text[]   NOT NULL,
    condition_id int,
    dedupe       interval,
    has_hours    boolean  NOT NULL,
    holidays     boolean  NOT NULL
);
CREATE TABLE territory (
    id           int      PRIMARY KEY,
    endpoint_id  text     NOT NULL,
    overflow     boolean  NOT NULL,
    tier         int      NOT NULL,
    exclusive    boolean  NOT NULL,
    lines        text[]   NOT NULL,
    segments     text[]   NOT NULL,
    starts       date     NOT NULL,
    ends         date     NOT NULL,
    price        bigint   NOT NULL
);
CREATE TABLE zip_grant (zip text NOT NULL, territory_id int NOT NULL);
CREATE TABLE county_grant (county text NOT NULL, territory_id int NOT NULL);
CREATE TABLE state_grant (state text NOT NULL, territory_id int NOT NULL);
CREATE TABLE circle (territory_id int NOT NULL, lat float8 NOT NULL, lon float8 NOT NULL, miles float8 NOT NULL, around box NOT NULL);
CREATE TABLE except_zip (territory_id int NOT NULL, zip text NOT NULL);
CREATE TABLE open_span (endpoint_id text NOT NULL, weekday int NOT NULL, from_minute int NOT NULL, to_minute int NOT NULL);
CREATE TABLE holiday (day date PRIMARY KEY);
CREATE TABLE condition_term (
    condition_id int  NOT NULL,
    field        text NOT NULL,
    texts        text[],
    at_least     float8,
    at_most      float8
);
CREATE TABLE cap (endpoint_id text NOT NULL, bucket_key text NOT NULL, unit text NOT NULL, per text NOT NULL, most bigint NOT NULL);
CREATE TABLE counter (bucket_key text NOT NULL, window_start timestamptz NOT NULL, taken bigint NOT NULL, last_at timestamptz);
CREATE TABLE sent (endpoint_id text NOT NULL, person text NOT NULL, at timestamptz NOT NULL);
CREATE TABLE pause (endpoint_id text PRIMARY KEY, until timestamptz NOT NULL);
CREATE TABLE broken (endpoint_id text PRIMARY KEY);
CREATE TABLE plan (line text PRIMARY KEY, tally text NOT NULL, algorithm text NOT NULL, recipients int NOT NULL);
