#!/usr/bin/env bash
# Runs once, in a new PostgreSQL: a database and its owner for Airflow, another for the warehouse. The two never meet.
# The warehouse's roles (docs/roles.md) are made here, since its owner may make none; a server may have them of another warehouse.
set -euo pipefail
psql --quiet --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres \
    --set airflow_password="$AIRFLOW_DATABASE_PASSWORD" --set warehouse_password="$WAREHOUSE_PASSWORD" <<'SQL'
CREATE ROLE airflow LOGIN PASSWORD :'airflow_password';
CREATE DATABASE airflow OWNER airflow ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE airflow FROM PUBLIC;
CREATE ROLE warraq LOGIN PASSWORD :'warehouse_password';
CREATE DATABASE warehouse OWNER warraq ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT ON DATABASE warehouse FROM PUBLIC;
SELECT format('CREATE ROLE %I', role) FROM unnest(ARRAY['warraq_loader', 'warraq_analyst', 'warraq_auditor']) AS role
    WHERE to_regrole(role) IS NULL \gexec
ALTER ROLE warraq_analyst IN DATABASE warehouse SET statement_timeout = '60s';
SQL
