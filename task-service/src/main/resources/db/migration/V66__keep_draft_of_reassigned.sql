-- A task that took another's place comes from the same paper and has the same approval; its unit and whoever else may see
-- it may know of them.
create function origins_of(task uuid) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    with recursive origin (id, replaces) as (
        select t.id, t.replaces from task t where t.id = $1
        union all
        select t.id, t.replaces from origin o join task t on t.id = o.replaces
    )
    select id from origin $$;

create function draft_of(task uuid) returns setof task_draft
    language sql stable security definer set search_path = public, pg_temp as $$
    select d.* from task_draft d where d.task_id in (select origins_of($1)) $$;

create or replace function schools_may_get(task uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    with recursive up (id, parent_id, source) as (
        select t.id, t.parent_id, t.source from task t where t.id = $1
        union all
        select t.id, t.parent_id, t.source from up join task t on t.id = up.parent_id
    )
    select coalesce((select source <> 'AD_HOC'
                       or exists (select from draft_of(up.id) d where d.schools_below and d.needs_approval)
                     from up where parent_id is null), true) $$;
