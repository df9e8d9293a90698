#!/usr/bin/env bash
# What must be true before any service starts: both databases migrated, the warehouse's pool, an account to log in with.
# Safe to run again; it runs at every `docker compose up`.
set -euo pipefail
airflow db migrate
airflow pools set warehouse "$WAREHOUSE_SLOTS" "Connections to the warehouse at one time"
airflow users create --username=admin --password="$AIRFLOW_ADMIN_PASSWORD" --role=Admin \
    --firstname=Warraq --lastname=Admin --email=admin@localhost.invalid
airflow users reset-password --username=admin --password="$AIRFLOW_ADMIN_PASSWORD"
warraq migrate
