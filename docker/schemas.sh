#!/usr/bin/env bash
# Run once by the postgres image, on an empty volume: one role and one schema for each service, and no way from one to another.
set -euo pipefail

psql=(psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname "$POSTGRES_DB")

"${psql[@]}" <<'SQL'
REVOKE ALL ON DATABASE headgate, postgres, template1 FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL

for service in intake validation routing delivery reconciliation portal; do
  variable="${service^^}_DB_PASSWORD"
  # Through the environment: arguments can be read by everybody on the machine.
  ROLE_PASSWORD="${!variable}" "${psql[@]}" --set role="$service" <<'SQL'
\getenv password ROLE_PASSWORD
CREATE ROLE :"role" LOGIN PASSWORD :'password';
GRANT CONNECT, TEMPORARY ON DATABASE headgate TO :"role";
CREATE SCHEMA :"role" AUTHORIZATION :"role";
ALTER ROLE :"role" IN DATABASE headgate SET search_path = :"role";
SQL
done
