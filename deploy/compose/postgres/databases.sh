#!/bin/sh
# For each service a database, a role that owns it and a role the service works as; no role gets into another's database.
# Runs once, on an empty volume.
set -eu

create() {
    psql --username postgres --set ON_ERROR_STOP=1 --set name="$1" --set app="$1_app" \
        --set password="$2" --set app_password="$3" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE ROLE :"app" LOGIN PASSWORD :'app_password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
GRANT CONNECT ON DATABASE :"name" TO :"app";
SQL
}

psql --username postgres --set ON_ERROR_STOP=1 --command "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC"
create plan "$PLAN_PASSWORD" "$PLAN_APP_PASSWORD"
create task "$TASK_PASSWORD" "$TASK_APP_PASSWORD"
create inspection "$INSPECTION_PASSWORD" "$INSPECTION_APP_PASSWORD"
