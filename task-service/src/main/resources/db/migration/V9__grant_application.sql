-- The service works as a role that owns nothing: it can change no table and step over no grant. Migrations run as the owner.
grant usage on schema public to "${application}";
grant select, insert, update, delete on all tables in schema public to "${application}";
grant usage on all sequences in schema public to "${application}";
alter default privileges in schema public grant select, insert, update, delete on tables to "${application}";
alter default privileges in schema public grant usage on sequences to "${application}";
revoke all on flyway_schema_history from "${application}";
-- What was published stays published as it was.
revoke update, delete on change_log from "${application}";
