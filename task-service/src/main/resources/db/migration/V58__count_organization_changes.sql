-- How often the tree and its relations have changed. A scope that was found out at one version holds until the next, so a
-- request that remembers one asks for this row only.
create table organization_version (
    version bigint not null,
    changed_in xid8 not null                   -- transaction that counted last
);
insert into organization_version (version, changed_in) values (1, pg_current_xact_id());
revoke insert, update, delete on organization_version from "${application}";

-- As the very last thing a transaction does, whatever it changed: so the row is locked shortly, in no order that two of
-- them could block each other by, and nobody sees the change without the new version. Once in a transaction is enough.
create function count_organization_change() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    update organization_version set version = version + 1, changed_in = pg_current_xact_id()
    where changed_in <> pg_current_xact_id();
    return null;
end $$;
create constraint trigger count_change after insert or update or delete on organization
    deferrable initially deferred for each row execute function count_organization_change();
create constraint trigger count_change after insert or update or delete on organization_relation
    deferrable initially deferred for each row execute function count_organization_change();
