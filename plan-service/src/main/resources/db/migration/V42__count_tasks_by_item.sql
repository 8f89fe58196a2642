-- Items follow their tasks: how these stand is kept by item, so that whoever is told of one task need not look at all the
-- others. Each row is a sum over current versions (until is null), also of tasks whose unit nobody knows yet.
create table item_count (
    item_id uuid primary key,
    plan_id uuid not null,
    tasks int not null,
    -- The versions of its tasks added up, each counted from one.
    heard bigint not null,
    open int not null,
    completed int not null,
    late int not null,
    cancelled int not null
) with (fillfactor = 60);
create index item_count_plan on item_count (plan_id);

create function count_items(turned task_state[], were task_state[]) returns void language sql as $$
    insert into item_count as c (item_id, plan_id, tasks, heard, open, completed, late, cancelled)
    select s.item_id, s.plan_id, sum(sign), sum(sign * (s.version + 1)),
           coalesce(sum(sign) filter (where task_phase(s.state) <> 'DONE'), 0),
           coalesce(sum(sign) filter (where task_confirmed(s.state)), 0),
           coalesce(sum(sign) filter (where task_confirmed(s.state) and s.submitted_at > s.due_at), 0),
           coalesce(sum(sign) filter (where s.state = 'CANCELLED'), 0)
    from (select 1 sign, (n).* from unnest(turned) n union all select -1, (w).* from unnest(were) w) s
    group by 1, 2 order by 1
    on conflict (item_id) do update set tasks = c.tasks + excluded.tasks, heard = c.heard + excluded.heard,
      open = c.open + excluded.open, completed = c.completed + excluded.completed, late = c.late + excluded.late,
      cancelled = c.cancelled + excluded.cancelled $$;

create or replace function count_turns(said jsonb) returns void language plpgsql as $$
declare
    turned task_state[];
    were task_state[];
begin
    perform lock_counters(array(select plan_id from jsonb_populate_recordset(cast(null as task_state), said)));
    turned := array(
        select distinct on (r.task_id) r from jsonb_populate_recordset(cast(null as task_state), said) r
        where not exists (select from task_state s where s.task_id = r.task_id and s.version >= r.version)
        order by r.task_id, r.version desc);
    were := array(
        select s from task_state s
        where s.task_id = any(array(select t.task_id from unnest(turned) t)) and s.until is null);
    perform count_items(turned, were);
    perform count_tasks(array(
        select change
        from (select 1 sign, n task from unnest(turned) n union all select -1, w from unnest(were) w) t
        join organization o on o.id = (t.task).organization_id
        cross join lateral parts_of((t.task).plan_id, o.id, o.county_id, o.path) part
        cross join lateral changes_of(t.sign, t.task, part) change));
    perform count_values(array(
        select cast(row(t.sign, (t.task).plan_id, part, v.target_id, task_confirmed((t.task).state), v.quantity,
                        v.objects) as value_change)
        from (select 1 sign, n task from unnest(turned) n union all select -1, w from unnest(were) w) t
        join report_value v on v.task_id = (t.task).task_id
        join organization o on o.id = (t.task).organization_id
        cross join lateral parts_of((t.task).plan_id, o.id, o.county_id, o.path) part));
end $$;

-- What is counted by item of a plan, to compare two ways to it.
create function counted_items(plan uuid) returns text language sql stable as $$
    select md5(string_agg(concat_ws(' ', c.item_id, c.tasks, c.heard, c.open, c.completed, c.late, c.cancelled), ';'
                          order by c.item_id))
    from item_count c where c.plan_id = plan and c.tasks <> 0 $$;

create or replace function recount(plan uuid) returns boolean language plpgsql as $$
declare
    kept text;
begin
    perform lock_counters(array[plan]);
    kept := concat(counted(plan), counted_items(plan));
    delete from item_count c where c.plan_id = plan;
    delete from task_count c where c.plan_id = plan;
    delete from task_clock c where c.plan_id = plan;
    delete from late_submission c where c.plan_id = plan;
    delete from measure_count c where c.plan_id = plan;
    delete from target_count c where c.plan_id = plan;
    delete from target_object c where c.plan_id = plan;
    perform count_items(array(select s from task_state s where s.plan_id = plan and s.until is null), '{}');
    perform count_tasks(array(
        select change from task_state s join organization o on o.id = s.organization_id
        cross join lateral parts_of(s.plan_id, o.id, o.county_id, o.path) part
        cross join lateral changes_of(1, s, part) change
        where s.plan_id = plan and s.until is null));
    perform count_values(array(
        select cast(row(1, s.plan_id, part, v.target_id, task_confirmed(s.state), v.quantity, v.objects) as value_change)
        from task_state s join report_value v on v.task_id = s.task_id
        join organization o on o.id = s.organization_id
        cross join lateral parts_of(s.plan_id, o.id, o.county_id, o.path) part
        where s.plan_id = plan and s.until is null));
    return kept <> concat(counted(plan), counted_items(plan));
end $$;

alter table item_count enable row level security;
create policy scope on item_count to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = item_count.item_id));

-- It told how the tasks of an item stand now; who asks for them by item has another one.
drop index task_state_item_now;

-- What is there already.
select recount(plan_id) from (select distinct plan_id from task_state order by plan_id) counted;
