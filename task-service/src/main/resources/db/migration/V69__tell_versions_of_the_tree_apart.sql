-- A number that is counted up comes again: a server that takes over without the last changes, or a database restored under
-- a running service, arrives at it by other changes, and a scope found out in the lost tree would be taken for one of the
-- new. So each version is one that never was.
alter table organization_version alter column version type uuid using gen_random_uuid();
-- A transaction is known by the row it has written itself; a number kept in the row could be another's once restored.
alter table organization_version drop column changed_in;

alter function count_organization_change() rename to renew_organization_version;
alter trigger count_change on organization rename to renew_version;
alter trigger count_change on organization_relation rename to renew_version;
-- As before: as the very last thing a transaction does, and once.
create or replace function renew_organization_version() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    update organization_version set version = gen_random_uuid() where xmin <> cast(pg_current_xact_id() as xid);
    return null;
end $$;
