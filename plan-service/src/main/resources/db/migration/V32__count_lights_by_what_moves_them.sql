-- Progress is counted each time it is asked for, so the count has to be cheap. A light is kept as what differs from the one
-- that a task's state has by itself: of running tasks only those near their limit or past it are read, by the limit, and of
-- those that wait for a review only the ones that came in late. How many there are of a state is in task_count anyway.

-- The light of a phase far from any limit.
create function light_by_itself(phase text) returns text language sql immutable as
    $$ select case phase when 'DONE' then 'NONE' when 'PAUSED' then 'PAUSED' when 'AWAITING_REVIEW' then 'BLUE'
                         when 'UNACKNOWLEDGED' then 'GREY' else 'GREEN' end $$;

-- The issuer is looked up by its id: joined with its plan, each task had the planner look through all organisations.
create or replace function parts_of(plan uuid, unit uuid, county uuid, place text) returns setof uuid language sql stable as
    $$ select coalesce(county, unit)
       union
       select issuer.id from organization issuer
       where issuer.id = (select p.issuer_id from plan p where p.id = plan)
         and place ^@ issuer.path and (issuer.county_id is null or issuer.county_id = issuer.id) $$;

drop function changes_of(int, task_state, uuid);
drop function count_tasks(task_change[]);
drop type task_change;
drop table task_clock;

-- Of running tasks: after near_at the last tenth of their time has begun.
create table task_clock (
    plan_id uuid not null,
    part_id uuid not null,
    due_at timestamptz not null,
    item_id uuid not null,
    phase text not null,
    near_at timestamptz not null,
    tasks int not null,
    primary key (plan_id, part_id, due_at, item_id, phase, near_at)
) with (fillfactor = 60);

-- Of tasks that wait for their review and came in late: both days.
create table late_submission (
    plan_id uuid not null,
    part_id uuid not null,
    item_id uuid not null,
    due_on date not null,
    submitted_on date not null,
    tasks int not null,
    primary key (plan_id, part_id, item_id, due_on, submitted_on)
) with (fillfactor = 60);

create type task_change as (
    sign int, plan_id uuid, part_id uuid, item_id uuid, measure_id uuid, state text, late boolean,
    running text, due_at timestamptz, near_at timestamptz, due_on date, submitted_on date);

-- A set of one, so that the planner takes it apart: a function that is called costs ten times as much. Up to five days
-- late are red under any calendar and more than forty dark red; only what lies between keeps its own two days.
create function changes_of(sign int, task task_state, part uuid) returns setof task_change language sql stable as
    $$ select sign, task.plan_id, part, task.item_id, task.measure_id, task.state,
              coalesce(task_confirmed(task.state) and task.submitted_at > task.due_at, false),
              case when phase in ('UNACKNOWLEDGED', 'OPEN') then phase end,
              task.due_at, task.due_at - (task.due_at - task.assigned_at) / 10,
              case when late then due_day end, case when late then due_day + days end
       from (select task_phase(task.state) phase, coalesce(task.submitted_at, task.at) submitted) said
       cross join lateral (select phase = 'AWAITING_REVIEW' and submitted > task.due_at late) how
       cross join lateral (select last_day(submitted) - last_day(task.due_at) apart) days_late
       cross join lateral (
         select case when apart between 6 and 40 then last_day(task.due_at) else date '1970-01-01' end due_day,
                case when apart <= 5 then 0 else least(apart, 41) end days) kept $$;

-- In the order of their keys, so that whoever changes the same rows waits and nobody waits in a circle.
create function count_tasks(changes task_change[]) returns void language plpgsql as $$
begin
    insert into task_count as c (plan_id, part_id, item_id, state, tasks)
    select plan_id, part_id, item_id, state, sum(sign) from unnest(changes)
    group by 1, 2, 3, 4 having sum(sign) <> 0 order by 1, 2, 3, 4
    on conflict (plan_id, part_id, item_id, state) do update set tasks = c.tasks + excluded.tasks;

    insert into task_clock as c (plan_id, part_id, due_at, item_id, phase, near_at, tasks)
    select plan_id, part_id, due_at, item_id, running, near_at, sum(sign) from unnest(changes)
    where running is not null
    group by 1, 2, 3, 4, 5, 6 having sum(sign) <> 0 order by 1, 2, 3, 4, 5, 6
    on conflict (plan_id, part_id, due_at, item_id, phase, near_at) do update set tasks = c.tasks + excluded.tasks;

    insert into late_submission as c (plan_id, part_id, item_id, due_on, submitted_on, tasks)
    select plan_id, part_id, item_id, due_on, submitted_on, sum(sign) from unnest(changes)
    where due_on is not null
    group by 1, 2, 3, 4, 5 having sum(sign) <> 0 order by 1, 2, 3, 4, 5
    on conflict (plan_id, part_id, item_id, due_on, submitted_on) do update set tasks = c.tasks + excluded.tasks;

    insert into measure_count as c (plan_id, part_id, item_id, measure_id, in_scope, done, cancelled, late)
    select plan_id, part_id, item_id, measure, in_scope, done, cancelled, late
    from (select plan_id, part_id, item_id, coalesce(measure_id, item_id) measure,
                 coalesce(sum(sign) filter (where state <> 'REASSIGNED'), 0) in_scope,
                 coalesce(sum(sign) filter (where task_confirmed(state)), 0) done,
                 coalesce(sum(sign) filter (where state = 'CANCELLED'), 0) cancelled,
                 coalesce(sum(sign) filter (where late), 0) late
          from unnest(changes) group by 1, 2, 3, 4) n
    where in_scope <> 0 or done <> 0 or cancelled <> 0 or late <> 0 order by measure, part_id
    on conflict (measure_id, part_id)
      do update set in_scope = c.in_scope + excluded.in_scope, done = c.done + excluded.done,
        cancelled = c.cancelled + excluded.cancelled, late = c.late + excluded.late;
end $$;

create or replace function counted(plan uuid) returns text language sql stable as $$
    select md5(concat(
        (select string_agg(concat_ws(' ', c.part_id, c.item_id, c.state, c.tasks), ';'
                  order by c.part_id, c.item_id, c.state)
         from task_count c where c.plan_id = plan and c.tasks <> 0),
        (select string_agg(concat_ws(' ', c.part_id, c.item_id, c.phase, extract(epoch from c.due_at),
                    extract(epoch from c.near_at), c.tasks), ';'
                  order by c.part_id, c.item_id, c.phase, c.due_at, c.near_at)
         from task_clock c where c.plan_id = plan and c.tasks <> 0),
        (select string_agg(concat_ws(' ', c.part_id, c.item_id, c.due_on, c.submitted_on, c.tasks), ';'
                  order by c.part_id, c.item_id, c.due_on, c.submitted_on)
         from late_submission c where c.plan_id = plan and c.tasks <> 0),
        (select string_agg(concat_ws(' ', c.part_id, c.item_id, c.measure_id, c.in_scope, c.done, c.cancelled, c.late),
                  ';' order by c.part_id, c.measure_id)
         from measure_count c
         where c.plan_id = plan and (c.in_scope <> 0 or c.done <> 0 or c.cancelled <> 0 or c.late <> 0)),
        (select string_agg(concat_ws(' ', c.part_id, c.target_id, trim_scale(c.achieved), trim_scale(c.reported),
                    c.objects, c.named), ';' order by c.part_id, c.target_id)
         from target_count c where c.plan_id = plan and (c.achieved <> 0 or c.reported <> 0 or c.objects <> 0)),
        (select string_agg(concat_ws(' ', c.part_id, c.target_id, c.name, c.mentions), ';'
                  order by c.part_id, c.target_id, c.name)
         from target_object c where c.plan_id = plan and c.mentions <> 0))) $$;

create or replace function recount(plan uuid) returns boolean language plpgsql as $$
declare
    kept text;
begin
    perform lock_counters(array[plan]);
    kept := counted(plan);
    delete from task_count c where c.plan_id = plan;
    delete from task_clock c where c.plan_id = plan;
    delete from late_submission c where c.plan_id = plan;
    delete from measure_count c where c.plan_id = plan;
    delete from target_count c where c.plan_id = plan;
    delete from target_object c where c.plan_id = plan;
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
    return kept <> counted(plan);
end $$;

alter table task_clock enable row level security;
create policy scope on task_clock to "${application}" using ((select sees_everything()) or part_id in (
    select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path)));
alter table late_submission enable row level security;
create policy scope on late_submission to "${application}" using ((select sees_everything()) or part_id in (
    select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path)));

-- What a plan says is remembered until something changes it; which transaction did so last tells whether it is still that.
-- What became of the plan is not remembered any more and needs no notes.
drop trigger note_change on plan_item;
drop trigger note_change on finding_state;
drop table plan_change;
create table plan_change (
    plan_id uuid primary key,
    changed_by xid8 not null default pg_current_xact_id()
);

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
    end if;
    return null;
end $$;

create or replace function lock_counters(plans uuid[]) returns void language plpgsql as $$
declare
    each uuid;
begin
    for each in select distinct plan from unnest(plans) plan order by plan loop
        perform pg_advisory_xact_lock(26, hashtext(cast(each as text)));
    end loop;
end $$;

select recount(plan_id) from (select distinct plan_id from task_state order by plan_id) counted;
