-- Which tree of organisations it is. A scope that was found out in one version holds until the next, so a request that
-- remembers one asks for this row only. Each version is one that never was: a database restored under a running service
-- would count up to one that is remembered for another tree.
create table organization_version (version uuid not null);
insert into organization_version (version) values (gen_random_uuid());
revoke insert, update, delete on organization_version from "${application}";

-- As the very last thing a transaction does, whatever it changed: so the row is locked shortly, in no order that two of
-- them could block each other by, and nobody sees the change without the new version. Once in a transaction is enough.
create function renew_organization_version() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    update organization_version set version = gen_random_uuid() where xmin <> cast(pg_current_xact_id() as xid);
    return null;
end $$;
create constraint trigger renew_version after insert or update or delete on organization
    deferrable initially deferred for each row execute function renew_organization_version();
create constraint trigger renew_version after insert or update or delete on organization_relation
    deferrable initially deferred for each row execute function renew_organization_version();
