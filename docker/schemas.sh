#!/usr/bin/env bash
# Run at every start, before the services: one role and one schema for each service, and no way from one to another.
# Makes what is missing and gives every role the password of its secret, so that a changed password or a new service arrives.
set -euo pipefail

PGPASSWORD=$(cat /run/secrets/postgres-password)
export PGPASSWORD
psql=(psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --host "${POSTGRES_HOST:-postgres}" --username "${POSTGRES_USER:-postgres}" --dbname "${POSTGRES_DB:-headgate}")

# A managed database's administrator does not own these two; then they stay as its maker left them.
for database in postgres template1; do
  "${psql[@]}" --command "REVOKE ALL ON DATABASE $database FROM PUBLIC" 2> /dev/null || echo "$database stays open to every role of this server" >&2
done
"${psql[@]}" <<'SQL'
REVOKE ALL ON DATABASE :DBNAME FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
SQL

for service in intake validation routing delivery reconciliation portal; do
  # Through the environment: arguments can be read by everybody on the machine.
  ROLE_PASSWORD=$(cat "/run/secrets/$service-db-password") "${psql[@]}" --set role="$service" <<'SQL'
\getenv password ROLE_PASSWORD
SELECT format('CREATE ROLE %I', :'role') WHERE NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = :'role') \gexec
ALTER ROLE :"role" LOGIN PASSWORD :'password';
GRANT CONNECT, TEMPORARY ON DATABASE :DBNAME TO :"role";
-- Whoever is not a superuser may only make a schema for a role that he is a member of.
SELECT format('GRANT %I TO CURRENT_USER', :'role') WHERE NOT pg_has_role(current_user, :'role', 'MEMBER') \gexec
CREATE SCHEMA IF NOT EXISTS :"role" AUTHORIZATION :"role";
ALTER ROLE :"role" IN DATABASE :DBNAME SET search_path = :"role";
SQL
done
echo "Schemas and roles are as they should be."
