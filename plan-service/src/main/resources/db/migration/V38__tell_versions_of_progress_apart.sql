-- Whether an answer about a plan's progress is still what would be counted. All the rows of a plan together are its
-- version: a transaction that changes something progress tells of takes away those it sees and adds one that never was, so
-- two states between which something was committed differ. Rows another one is just taking away are left to it: nobody
-- waits here, and there are a few more rows than one while several are at work.
create table progress_version (
    plan_id uuid not null,
    version uuid not null default gen_random_uuid(),
    primary key (plan_id, version)
);
revoke insert, update, delete on progress_version from "${application}";

-- Once in a transaction, which is known by the row it has written itself.
create function renew_progress_version(plan uuid) returns void language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    if plan is null or exists (
        select from progress_version v where v.plan_id = plan and v.xmin = cast(pg_current_xact_id() as xid)) then
        return;
    end if;
    delete from progress_version v where v.ctid = any(array(
        select seen.ctid from progress_version seen where seen.plan_id = plan for update skip locked));
    insert into progress_version (plan_id) values (plan);
end $$;

create function note_progress() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform renew_progress_version(coalesce(new.plan_id, old.plan_id));
    return null;
end $$;
create trigger note_progress after insert or update or delete on plan_item
    for each row execute function note_progress();
create trigger note_progress after insert or update or delete on finding_state
    for each row execute function note_progress();

-- What changes what a plan says changes its progress too.
create or replace function note_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    changed uuid := cast(to_jsonb(coalesce(new, old)) ->> tg_argv[0] as uuid);
begin
    if tg_argv[0] = 'target_id' then
        changed := (select plan_id from target where id = changed);
    end if;
    if changed is not null then
        insert into plan_change as c (plan_id) values (changed)
        on conflict (plan_id) do update set changed_by = excluded.changed_by where c.changed_by <> excluded.changed_by;
        perform renew_progress_version(changed);
    end if;
    return null;
end $$;

-- Whoever changes counters, or adds to the histories behind them.
create or replace function lock_counters(plans uuid[]) returns void language plpgsql as $$
declare
    each uuid;
begin
    for each in select distinct plan from unnest(plans) plan where plan is not null order by plan loop
        perform pg_advisory_xact_lock(26, hashtext(cast(each as text)));
        perform renew_progress_version(each);
    end loop;
end $$;
