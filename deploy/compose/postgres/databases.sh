#!/bin/sh
# A database and a role for each service; no role gets into another's database. Runs once, on an empty volume.
set -eu

create() {
    psql --username postgres --set ON_ERROR_STOP=1 --set name="$1" --set password="$2" <<'SQL'
CREATE ROLE :"name" LOGIN PASSWORD :'password';
CREATE DATABASE :"name" OWNER :"name";
REVOKE ALL ON DATABASE :"name" FROM PUBLIC;
SQL
}

psql --username postgres --set ON_ERROR_STOP=1 --command "REVOKE CONNECT ON DATABASE postgres, template1 FROM PUBLIC"
create plan "$PLAN_PASSWORD"
create task "$TASK_PASSWORD"
create inspection "$INSPECTION_PASSWORD"
