-- What progress says of the present, kept, so that a plan of 100,000 tasks is answered from a few hundred rows. The
-- histories stay the truth and answer for the past; each row here is a sum over their current versions (until is null).
--
-- Rows are kept by part: a county, an organisation that stands under no county, and beside them the issuer, whose row
-- holds everything below it, so that the city reads one row where it would else add up ten counties. Whoever is at home
-- below a county counts the few tasks of its own. Lights are a function of time: what they depend on is the key.

-- Light's phase of a state; the Java side knows the same one by asking for it here. An objection stops the unit's clock.
create function task_phase(state text) returns text language sql immutable as
    $$ select case when state in ('COMPLETED', 'CLOSED', 'CANCELLED', 'REASSIGNED', 'ARCHIVED') then 'DONE'
                   when state in ('SUSPENDED', 'OBJECTED') then 'PAUSED'
                   when state = 'SUBMITTED' then 'AWAITING_REVIEW'
                   when state = 'ASSIGNED' then 'UNACKNOWLEDGED'
                   else 'OPEN' end $$;

-- Whether the completion was accepted: only then do the unit's figures count as achieved.
create function task_confirmed(state text) returns boolean language sql immutable as
    $$ select state in ('COMPLETED', 'CLOSED', 'ARCHIVED') $$;

-- Rows change often and only outside the key: room on the page lets PostgreSQL change them in place, without the index.
create table task_count (
    plan_id uuid not null,
    part_id uuid not null,
    item_id uuid not null,
    state text not null,
    tasks int not null,
    primary key (plan_id, part_id, item_id, state)
) with (fillfactor = 60);

-- Times are those the light depends on, and 1970 where it does not: most tasks of a measure share a row, and all done
-- ones of an item. Of a late submission only the days matter.
create table task_clock (
    plan_id uuid not null,
    part_id uuid not null,
    item_id uuid not null,
    phase text not null,
    assigned_at timestamptz not null,
    due_at timestamptz not null,
    submitted_at timestamptz not null,
    tasks int not null,
    primary key (plan_id, part_id, item_id, phase, due_at, assigned_at, submitted_at)
) with (fillfactor = 60);

-- Each task is the part of one unit in its measure; one that was handed on is no longer.
create table measure_count (
    plan_id uuid not null,
    part_id uuid not null,
    item_id uuid not null,
    measure_id uuid not null,
    in_scope int not null,
    done int not null,
    primary key (measure_id, part_id)
) with (fillfactor = 60);
create index measure_count_plan on measure_count (plan_id, part_id);

create table target_count (
    plan_id uuid not null,
    part_id uuid not null,
    target_id uuid not null,
    achieved numeric not null,
    reported numeric not null,
    -- How many names target_object has that are said at least once, and the first five of them.
    objects int not null,
    named text[] not null default '{}',
    primary key (target_id, part_id)
) with (fillfactor = 60);
-- All targets of a plan at once.
create index target_count_plan on target_count (plan_id, part_id);

-- Names of what was achieved: said again by another report it is still one.
create table target_object (
    plan_id uuid not null,
    part_id uuid not null,
    target_id uuid not null,
    name text not null,
    mentions int not null,
    primary key (target_id, part_id, name)
) with (fillfactor = 80);
create index target_object_plan on target_object (plan_id);

-- A task that turns takes its figures along.
create index report_value_task on report_value (task_id);
-- Findings are few: the open ones are counted one by one.
create index finding_state_open on finding_state (plan_id, item_id)
    where until is null and state in ('CONFIRMED', 'ASSIGNED', 'REFERRED', 'RECTIFYING', 'AWAITING_VERIFICATION');
-- The parts in a scope, asked once by each statement on the tables above.
create index organization_part on organization (path) where county_id is null or county_id = id;

create type task_change as (
    sign int, plan_id uuid, part_id uuid, item_id uuid, measure_id uuid, state text, phase text,
    assigned_at timestamptz, due_at timestamptz, submitted_at timestamptz);
create type value_change as (
    sign int, plan_id uuid, part_id uuid, target_id uuid, confirmed boolean, quantity numeric, objects text[]);

-- The parts a unit's task counts in: its own, and the issuer's if the unit stands below it. The issuer of a plan of one
-- school is no part: who reads it counts.
create function parts_of(plan uuid, unit uuid, county uuid, place text) returns setof uuid language sql stable as
    $$ select coalesce(county, unit)
       union
       select issuer.id from plan p join organization issuer on issuer.id = p.issuer_id
       where p.id = plan and place ^@ issuer.path and (issuer.county_id is null or issuer.county_id = issuer.id) $$;

create function last_day(moment timestamptz) returns date language sql stable as
    $$ select cast((moment - interval '1 microsecond') at time zone 'Asia/Shanghai' as date) $$;

-- A set of one, so that the planner takes it apart: a function that is called costs ten times as much. Up to five days
-- late are red under any calendar and more than forty dark red; only what lies between keeps its own two days.
create function changes_of(sign int, task task_state, part uuid) returns setof task_change language sql stable as
    $$ select sign, task.plan_id, part, task.item_id, task.measure_id, task.state, phase,
              case when runs then task.assigned_at else 'epoch' end,
              case when runs then task.due_at
                   when late then cast(due_day as timestamp) at time zone 'Asia/Shanghai' + interval '1 microsecond'
                   else 'epoch' end,
              case when late then cast(due_day + days + 1 as timestamp) at time zone 'Asia/Shanghai' else 'epoch' end
       from (select task_phase(task.state) phase, coalesce(task.submitted_at, task.at) submitted) said
       cross join lateral (select phase in ('UNACKNOWLEDGED', 'OPEN') runs,
                                  phase = 'AWAITING_REVIEW' and submitted > task.due_at late) how
       cross join lateral (select last_day(submitted) - last_day(task.due_at) apart) days_late
       cross join lateral (
         select case when apart between 6 and 40 then last_day(task.due_at) else date '1970-01-01' end due_day,
                case when apart <= 5 then 1 else least(apart, 41) end days) kept $$;

-- In the order of their keys, so that whoever changes the same rows waits and nobody waits in a circle.
create function count_tasks(changes task_change[]) returns void language plpgsql as $$
begin
    insert into task_count as c (plan_id, part_id, item_id, state, tasks)
    select plan_id, part_id, item_id, state, sum(sign) from unnest(changes)
    group by 1, 2, 3, 4 having sum(sign) <> 0 order by 1, 2, 3, 4
    on conflict (plan_id, part_id, item_id, state) do update set tasks = c.tasks + excluded.tasks;

    insert into task_clock as c (plan_id, part_id, item_id, phase, due_at, assigned_at, submitted_at, tasks)
    select plan_id, part_id, item_id, phase, due_at, assigned_at, submitted_at, sum(sign) from unnest(changes)
    group by 1, 2, 3, 4, 5, 6, 7 having sum(sign) <> 0 order by 1, 2, 3, 4, 5, 6, 7
    on conflict (plan_id, part_id, item_id, phase, due_at, assigned_at, submitted_at)
      do update set tasks = c.tasks + excluded.tasks;

    insert into measure_count as c (plan_id, part_id, item_id, measure_id, in_scope, done)
    select plan_id, part_id, item_id, measure_id, in_scope, done
    from (select plan_id, part_id, item_id, measure_id,
                 coalesce(sum(sign) filter (where state <> 'REASSIGNED'), 0) in_scope,
                 coalesce(sum(sign) filter (where task_confirmed(state)), 0) done
          from unnest(changes) where measure_id is not null group by 1, 2, 3, 4) n
    where in_scope <> 0 or done <> 0 order by measure_id, part_id
    on conflict (measure_id, part_id)
      do update set in_scope = c.in_scope + excluded.in_scope, done = c.done + excluded.done;
end $$;

create function count_values(changes value_change[]) returns void language plpgsql as $$
begin
    with named as (
      select plan_id, target_id, part_id, name, sum(sign) mentions
      from unnest(changes) said cross join lateral unnest(said.objects) name
      where said.confirmed group by 1, 2, 3, 4 having sum(sign) <> 0 order by 2, 3, 4
    ), kept as (
      insert into target_object as o (plan_id, target_id, part_id, name, mentions)
      select plan_id, target_id, part_id, name, mentions from named
      on conflict (target_id, part_id, name) do update set mentions = o.mentions + excluded.mentions
      returning target_id, part_id, name, mentions
    ), listed as (
      select target_id, part_id, sum(cast(k.mentions > 0 as int) - cast(k.mentions - n.mentions > 0 as int)) objects
      from kept k join named n using (target_id, part_id, name) group by 1, 2
    ), figures as (
      select plan_id, target_id, part_id, coalesce(sum(sign * quantity) filter (where confirmed), 0) achieved,
             sum(sign * quantity) reported
      from unnest(changes) group by 1, 2, 3
    )
    insert into target_count as c (plan_id, target_id, part_id, achieved, reported, objects)
    select plan_id, target_id, part_id, achieved, reported, coalesce(objects, 0)
    from figures left join listed using (target_id, part_id)
    where achieved <> 0 or reported <> 0 or objects <> 0 order by 2, 3
    on conflict (target_id, part_id) do update set achieved = c.achieved + excluded.achieved,
      reported = c.reported + excluded.reported, objects = c.objects + excluded.objects;

    update target_count c set named = first.names
    from (select t.target_id, t.part_id,
                 array(select o.name from target_object o
                       where o.target_id = t.target_id and o.part_id = t.part_id and o.mentions > 0
                       order by o.name limit 5) names
          from (select distinct target_id, part_id from unnest(changes) said
                where said.confirmed and cardinality(said.objects) > 0) t) first
    where c.target_id = first.target_id and c.part_id = first.part_id and c.named <> first.names;
end $$;

-- Which transactions changed something that progress tells of a plan. Whoever remembers an answer remembers the snapshot
-- it was made from: what that did not see yet makes the answer old. Only inserted, so that nobody waits here.
create table plan_change (
    plan_id uuid not null,
    changed_by xid8 not null default pg_current_xact_id(),
    at timestamptz not null default now(),
    primary key (plan_id, changed_by)
);

create function note_change() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    changed uuid := cast(to_jsonb(coalesce(new, old)) ->> tg_argv[0] as uuid);
begin
    if tg_argv[0] = 'target_id' then
        changed := (select plan_id from target where id = changed);
    end if;
    if changed is not null then
        insert into plan_change (plan_id) values (changed) on conflict do nothing;
    end if;
    return null;
end $$;
create trigger note_change after update on plan for each row execute function note_change('id');
create trigger note_change after insert or update or delete on plan_section
    for each row execute function note_change('plan_id');
create trigger note_change after insert or update or delete on plan_item
    for each row execute function note_change('plan_id');
create trigger note_change after insert or update or delete on target
    for each row execute function note_change('plan_id');
create trigger note_change after insert on target_value for each row execute function note_change('target_id');
create trigger note_change after insert or update or delete on finding_state
    for each row execute function note_change('plan_id');

-- One at a time changes the counters of a plan; in the order of the plans. Answers are not remembered for an hour.
create function lock_counters(plans uuid[]) returns void language plpgsql as $$
declare
    each uuid;
begin
    for each in select distinct plan from unnest(plans) plan order by plan loop
        perform pg_advisory_xact_lock(26, hashtext(cast(each as text)));
        insert into plan_change (plan_id) values (each) on conflict do nothing;
        delete from plan_change c where c.plan_id = each and c.at < now() - interval '1 hour';
    end loop;
end $$;

-- Before versions are added to the history: what the newest of them changes. A version that is known or comes after a
-- later one changes nothing.
create function count_turns(said jsonb) returns void language plpgsql as $$
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

-- What is counted of a plan, to compare two ways to it.
create function counted(plan uuid) returns text language sql stable as $$
    select md5(concat(
        (select string_agg(concat_ws(' ', c.part_id, c.item_id, c.state, c.tasks), ';'
                  order by c.part_id, c.item_id, c.state)
         from task_count c where c.plan_id = plan and c.tasks <> 0),
        (select string_agg(concat_ws(' ', c.part_id, c.item_id, c.phase, extract(epoch from c.due_at),
                    extract(epoch from c.assigned_at), extract(epoch from c.submitted_at), c.tasks), ';'
                  order by c.part_id, c.item_id, c.phase, c.due_at, c.assigned_at, c.submitted_at)
         from task_clock c where c.plan_id = plan and c.tasks <> 0),
        (select string_agg(concat_ws(' ', c.part_id, c.item_id, c.measure_id, c.in_scope, c.done), ';'
                  order by c.part_id, c.measure_id)
         from measure_count c where c.plan_id = plan and (c.in_scope <> 0 or c.done <> 0)),
        (select string_agg(concat_ws(' ', c.part_id, c.target_id, trim_scale(c.achieved), trim_scale(c.reported),
                    c.objects, c.named), ';' order by c.part_id, c.target_id)
         from target_count c where c.plan_id = plan and (c.achieved <> 0 or c.reported <> 0 or c.objects <> 0)),
        (select string_agg(concat_ws(' ', c.part_id, c.target_id, c.name, c.mentions), ';'
                  order by c.part_id, c.target_id, c.name)
         from target_object c where c.plan_id = plan and c.mentions <> 0))) $$;

-- Counts a plan anew from its histories, and tells whether what was kept differed.
create function recount(plan uuid) returns boolean language plpgsql as $$
declare
    kept text;
begin
    perform lock_counters(array[plan]);
    kept := counted(plan);
    delete from task_count c where c.plan_id = plan;
    delete from task_clock c where c.plan_id = plan;
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

-- A unit's tasks move with it, and are first counted when the unit is known: its tasks may be told of before it is.
create function move_counted() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare
    tasks task_state[];
begin
    perform lock_counters(array(select plan_id from task_state where organization_id = new.id));
    tasks := array(select s from task_state s where s.organization_id = new.id and s.until is null);
    if cardinality(tasks) = 0 then
        return null;
    end if;
    perform count_tasks(array(
        select change from unnest(tasks) t
        cross join lateral parts_of(t.plan_id, new.id, new.county_id, new.path) part
        cross join lateral changes_of(1, t, part) change
        union all
        select change from unnest(tasks) t
        cross join lateral parts_of(t.plan_id, old.id, old.county_id, old.path) part
        cross join lateral changes_of(-1, t, part) change where tg_op = 'UPDATE'));
    perform count_values(array(
        select cast(row(sign, t.plan_id, part, v.target_id, task_confirmed(t.state), v.quantity, v.objects)
                    as value_change)
        from (select 1 sign, new.id unit, new.county_id county, new.path path
              union all select -1, old.id, old.county_id, old.path where tg_op = 'UPDATE') place
        cross join unnest(tasks) t join report_value v on v.task_id = t.task_id
        cross join lateral parts_of(t.plan_id, unit, county, path) part));
    return null;
end $$;
create trigger count_known after insert on organization for each row execute function move_counted();
create trigger count_moved after update on organization for each row
    when (old.county_id is distinct from new.county_id or old.path <> new.path) execute function move_counted();

-- Hashed once a statement: a scope has few parts, however many units.
alter table task_count enable row level security;
create policy scope on task_count to "${application}" using ((select sees_everything()) or part_id in (
    select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path)));
alter table task_clock enable row level security;
create policy scope on task_clock to "${application}" using ((select sees_everything()) or part_id in (
    select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path)));
alter table measure_count enable row level security;
create policy scope on measure_count to "${application}" using ((select sees_everything()) or part_id in (
    select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path)));
alter table target_count enable row level security;
create policy scope on target_count to "${application}" using ((select sees_everything()) or part_id in (
    select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path)));
alter table target_object enable row level security;
create policy scope on target_object to "${application}" using ((select sees_everything()) or part_id in (
    select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path)));

-- A plan has few sections; hashing all plans there are would cost each reading of its headings more.
alter policy scope on plan_section to "${application}" using (
    (select sees_everything())
    or (select p.id is not null from plan p where p.id = plan_section.plan_id));

-- Few at a time, so each looks up its unit; hashing all units would cost each statement a millisecond.
alter policy scope on finding_state to "${application}" using (
    (select sees_everything()) or (classification <> 'RESTRICTED' or is_office(handling_office_id, organization_id))
       and (select in_scope(o.path) from organization o where o.id = finding_state.organization_id));

-- What is there already.
select recount(plan_id) from (select distinct plan_id from task_state) counted;
