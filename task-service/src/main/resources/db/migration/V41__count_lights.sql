-- Statistics of a million tasks at any moment, kept as what every change of a task adds and takes away: rows of numbers,
-- only ever inserted, so that nobody who changes a task waits for another. The sum up to a moment is how things stood
-- then. Levels save summing up from the beginning; the present is read in the same way as the past.
--
-- Lights are a function of time: what they depend on is the key. Counted by part: a county, or an organisation that
-- stands under no county. What is restricted is kept apart, with the office and the unit that alone read it.

-- Whose doing it is that a task kept its last limit and not its first: what moved the limit furthest. A return is the
-- reviewer's when the limit passed while the submission lay there, else the unit's.
create function limit_moved_by(task uuid, before bigint, original_due_at timestamptz) returns text
    language sql stable as $$
    select coalesce((
      select cause
      from (select due_at - was moved,
                   case when from_state = 'SUSPENDED' then 'SUSPENSION' when from_state = 'OBJECTED' then 'OBJECTION'
                        when command = 'return' then case when at > was then 'REVIEWER' else 'UNIT' end
                        when from_state in ('COMPLETED', 'CLOSED') then 'UNIT' else 'EXTENSION' end cause
            from (select h.*, lag(due_at, 1, original_due_at) over (order by version) was
                  from task_transition h where h.task_id = task and h.version < before) limits
            where due_at <> was) moves
      group by cause order by sum(moved) desc, cause limit 1), 'UNIT') $$;

-- Of a task that counts: how its light is found. What the light does not depend on is 1970, so that tasks share rows:
-- of tasks of 300 days and more a tenth is always longer than the last three working days; up to five days late are red
-- under any calendar and more than forty dark red, so only a submission between them keeps its own two days.
create function light_of(state text, version bigint, task uuid, assigned_at timestamptz, due_at timestamptz,
                         original_due_at timestamptz, submitted_at timestamptz, completed_at timestamptz)
    returns table (kind text, since timestamptz, due timestamptz, submitted timestamptz, by_original boolean,
                   by_current boolean, delay text) language sql stable as $$
    select said.kind,
           case when runs and due_at - assigned_at < interval '300 days' then assigned_at else 'epoch' end,
           case when runs then due_at
                when late then cast(due_day as timestamp) at time zone 'Asia/Shanghai' + interval '1 microsecond'
                else 'epoch' end,
           case when late then cast(due_day + days + 1 as timestamp) at time zone 'Asia/Shanghai' else 'epoch' end,
           case when said.kind = 'DONE' then coalesce(completed_at <= original_due_at, false) end,
           case when said.kind = 'DONE' then coalesce(completed_at <= due_at, false) end,
           case when said.kind <> 'DONE' or completed_at is null then null
                when completed_at > due_at then 'UNIT'
                when completed_at > original_due_at then limit_moved_by(task, version, original_due_at) end
    from (select case when state in ('COMPLETED', 'CLOSED') then 'DONE'
                      when state = 'CANCELLED' then 'CANCELLED'
                      when state in ('OBJECTED', 'SUSPENDED') then 'PAUSED'
                      when state = 'SUBMITTED' then 'AWAITING_REVIEW'
                      when state = 'ASSIGNED' then 'UNACKNOWLEDGED'
                      else 'OPEN' end kind, state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED') runs,
                 state = 'SUBMITTED' and submitted_at > due_at late offset 0) said
    cross join lateral (select case when late then
        cast((submitted_at - interval '1 microsecond') at time zone 'Asia/Shanghai' as date)
          - cast((due_at - interval '1 microsecond') at time zone 'Asia/Shanghai' as date) end apart offset 0) days_late
    cross join lateral (
      select case when apart between 6 and 40
                  then cast((due_at - interval '1 microsecond') at time zone 'Asia/Shanghai' as date)
                  else date '1970-01-01' end due_day,
             case when apart <= 5 then 1 else least(apart, 41) end days offset 0) kept
    where state <> 'REASSIGNED' $$;

create table light_change (
    at timestamptz not null,
    -- Who has summed up to a level tells by this which rows it has not seen.
    changed_by xid8 not null default pg_current_xact_id(),
    part_id uuid not null,
    plan_id uuid,
    item_id uuid,
    measure_id uuid,
    office_id uuid,                            -- of what is restricted
    unit_id uuid,                              -- of what is restricted
    kind text not null,
    since timestamptz not null,
    due timestamptz not null,
    submitted timestamptz not null,
    by_original boolean,
    by_current boolean,
    delay text,
    tasks int not null
);
create index light_change_at on light_change (at);
create index light_change_by on light_change (changed_by);

-- How things stood at a moment: once as above, once without plan, item and measure.
create table light_level (
    checkpoint_id int not null,
    coarse boolean not null,
    part_id uuid not null,
    plan_id uuid,
    item_id uuid,
    measure_id uuid,
    office_id uuid,
    unit_id uuid,
    kind text not null,
    since timestamptz not null,
    due timestamptz not null,
    submitted timestamptz not null,
    by_original boolean,
    by_current boolean,
    delay text,
    tasks int not null
);
create index light_level_checkpoint on light_level (checkpoint_id, coarse);

-- The levels hold every change the newest snapshot sees; what it does not see is added by whoever reads.
create table light_checkpoint (
    id int generated always as identity primary key,
    at timestamptz not null unique,
    detailed int,                              -- rows of its level by measure, which only some have
    snapshot pg_snapshot not null
);

-- Every version a task had and has no longer, once for each month it touches: a past list reads the rows of its month
-- in the order of their limits. The present version is the task.
create table task_was (
    month int not null,
    stage text not null,                       -- OPEN | DONE | GONE
    due_at timestamptz not null,
    task_id uuid not null,
    version bigint not null,
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    state text not null,
    submitted_at timestamptz,
    completed_at timestamptz,
    primary key (month, stage, due_at, task_id, version)
);

create function month_of(moment timestamptz) returns int language sql immutable as
    $$ select cast(extract(year from moment at time zone 'UTC') * 12 + extract(month from moment at time zone 'UTC') as int) $$;

create function stage_of(state text) returns text language sql immutable as
    $$ select case when state in ('COMPLETED', 'CLOSED') then 'DONE' when state in ('REASSIGNED', 'CANCELLED') then 'GONE'
                   else 'OPEN' end $$;

-- The scope has few parts, however many units: they are looked up once a statement.
create index organization_part on organization (path) where county_id is null or county_id = id;

-- All versions tasks have had, each with the moments it began and ended; the last has not ended.
create view every_version as
    select id, version, at as valid_from, lead(at) over (partition by id order by version) as valid_until, state, due_at,
           submitted_at, completed_at
    from (select id, 0::bigint as version, assigned_at as at, 'ASSIGNED' as state, original_due_at as due_at,
                 null::timestamptz as submitted_at, null::timestamptz as completed_at
          from task where version > 0
          union all
          select h.task_id, h.version, h.at, h.to_state, h.due_at, h.submitted_at, h.completed_at
          from task_transition h join task t on t.id = h.task_id
          where h.version < t.version and h.version > 0
          union all
          select id, version, case when version = 0 then assigned_at else updated_at end, state, due_at, submitted_at,
                 completed_at
          from task) v;

create function versions_of(task task) returns table (
    version bigint, valid_from timestamptz, valid_until timestamptz, state text, due_at timestamptz,
    submitted_at timestamptz, completed_at timestamptz) language sql stable as $$
    select v.version, at, lead(at) over (order by v.version), v.state, v.due_at, v.submitted_at, v.completed_at
    from (select 0::bigint as version, task.assigned_at as at, 'ASSIGNED' as state, task.original_due_at as due_at,
                 null::timestamptz as submitted_at, null::timestamptz as completed_at where task.version > 0
          union all
          select h.version, h.at, h.to_state, h.due_at, h.submitted_at, h.completed_at
          from task_transition h where h.task_id = task.id and h.version < task.version and h.version > 0
          union all
          select task.version, case when task.version = 0 then task.assigned_at else task.updated_at end, task.state,
                 task.due_at, task.submitted_at, task.completed_at) v $$;

-- What the whole history of a task adds, or takes away, where it goes to another part, office or plan.
create function move_lights(were task[], are task[]) returns void language sql as $$
    insert into light_change (at, part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted,
                              by_original, by_current, delay, tasks)
    select e.at, coalesce((t.task).county_id, (t.task).organization_id), (t.task).plan_id, (t.task).item_id,
           (t.task).measure_id,
           case when (t.task).classification = 'RESTRICTED' then (t.task).handling_office_id end,
           case when (t.task).classification = 'RESTRICTED' then (t.task).organization_id end,
           l.kind, l.since, l.due, l.submitted, l.by_original, l.by_current, l.delay, sum(side * e.sign)
    from (select -1 side, x task from unnest(were) x union all select 1, x from unnest(are) x) t
    cross join lateral versions_of(t.task) v
    cross join lateral light_of(v.state, v.version, (t.task).id, (t.task).assigned_at, v.due_at,
                                (t.task).original_due_at, v.submitted_at, v.completed_at) l
    cross join lateral (values (1, v.valid_from), (-1, v.valid_until)) e (sign, at)
    where e.at is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 having sum(side * e.sign) <> 0 $$;

-- A fan-out is one statement, and so is what it adds here.
create function count_new_tasks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into light_change (at, part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted,
                              by_original, by_current, delay, tasks)
    select n.assigned_at, n.part_id, n.plan_id, n.item_id, n.measure_id, n.office_id, n.unit_id, l.kind, l.since, l.due,
           l.submitted, l.by_original, l.by_current, l.delay, n.tasks
    from (select state, version, assigned_at, due_at, original_due_at, submitted_at, completed_at,
                 coalesce(county_id, organization_id) part_id, plan_id, item_id, measure_id,
                 case when classification = 'RESTRICTED' then handling_office_id end office_id,
                 case when classification = 'RESTRICTED' then organization_id end unit_id, count(*) tasks
          from made group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13) n
    cross join lateral light_of(n.state, n.version, null, n.assigned_at, n.due_at, n.original_due_at, n.submitted_at,
                                n.completed_at) l;
    return null;
end $$;
create trigger count_new_tasks after insert on task referencing new table as made
    for each statement execute function count_new_tasks();

-- Planned once, mostly for one task; a loop in a loop would be the square of it where a statement turns thousands.
create function count_turned_tasks() returns trigger language plpgsql security definer
    set search_path = public, pg_temp set enable_nestloop = off as $$
declare
    were task[];
    are task[];
begin
    insert into task_was (month, stage, due_at, task_id, version, valid_from, valid_until, state, submitted_at,
                          completed_at)
    select month, stage_of(o.state), o.due_at, o.id, o.version, o.updated_at, n.updated_at, o.state, o.submitted_at,
           o.completed_at
    from was o join turned n on n.id = o.id
    cross join lateral generate_series(month_of(o.updated_at), month_of(n.updated_at - interval '1 microsecond')) month
    where n.updated_at > o.updated_at
    on conflict do nothing;

    insert into light_change (at, part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted,
                              by_original, by_current, delay, tasks)
    select n.updated_at, coalesce(n.county_id, n.organization_id), n.plan_id, n.item_id, n.measure_id,
           case when n.classification = 'RESTRICTED' then n.handling_office_id end,
           case when n.classification = 'RESTRICTED' then n.organization_id end,
           l.kind, l.since, l.due, l.submitted, l.by_original, l.by_current, l.delay, sum(side.sign)
    from was o join turned n on n.id = o.id
    cross join lateral (
      values (-1, o.version, o.state, o.due_at, o.submitted_at, o.completed_at),
             (1, n.version, n.state, n.due_at, n.submitted_at, n.completed_at)
      ) side (sign, version, state, due_at, submitted_at, completed_at)
    cross join lateral light_of(side.state, side.version, n.id, n.assigned_at, side.due_at, n.original_due_at,
                                side.submitted_at, side.completed_at) l
    where (o.state, o.due_at, o.submitted_at, o.completed_at)
            is distinct from (n.state, n.due_at, n.submitted_at, n.completed_at)
      and (o.county_id, o.organization_id, o.plan_id, o.item_id, o.measure_id, o.classification, o.handling_office_id,
           o.assigned_at, o.original_due_at)
            is not distinct from (n.county_id, n.organization_id, n.plan_id, n.item_id, n.measure_id, n.classification,
                                  n.handling_office_id, n.assigned_at, n.original_due_at)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 having sum(side.sign) <> 0;

    select array_agg(cast(row(o.*) as task)), array_agg(cast(row(n.*) as task)) into were, are
    from was o join turned n on n.id = o.id
    where (o.county_id, o.organization_id, o.plan_id, o.item_id, o.measure_id, o.classification, o.handling_office_id,
           o.assigned_at, o.original_due_at)
            is distinct from (n.county_id, n.organization_id, n.plan_id, n.item_id, n.measure_id, n.classification,
                              n.handling_office_id, n.assigned_at, n.original_due_at);
    if were is not null then
        perform move_lights(were, are);
    end if;
    return null;
end $$;
create trigger count_turned_tasks after update on task referencing old table as was new table as turned
    for each statement execute function count_turned_tasks();

create function count_gone_tasks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    delete from task_was w using gone g where w.task_id = g.id;
    perform move_lights(array(select cast(row(g.*) as task) from gone g), cast('{}' as task[]));
    return null;
end $$;
create trigger count_gone_tasks after delete on task referencing old table as gone
    for each statement execute function count_gone_tasks();

-- Sums up to a new level, from the last one of its kind. What was due two months before is dark red at any later moment,
-- whenever it was due.
create function add_light_level(new_id int, new_at timestamptz, is_coarse boolean, seen pg_snapshot) returns int
    language plpgsql as $$
declare
    below light_checkpoint;
    written int;
begin
    select * into below from light_checkpoint
    where at < new_at and (is_coarse or detailed is not null) order by at desc limit 1;
    insert into light_level
    select new_id, is_coarse, c.part_id, p.plan_id, p.item_id, p.measure_id, c.office_id, c.unit_id, c.kind, l.since, l.due,
           c.submitted, c.by_original, c.by_current, c.delay, sum(c.tasks)
    from (
      select part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted, by_original,
             by_current, delay, tasks
      from light_level where checkpoint_id = below.id and coarse = is_coarse
      union all
      select part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted, by_original,
             by_current, delay, tasks
      from light_change c where c.at > coalesce(below.at, '-infinity') and c.at <= new_at
        and pg_visible_in_snapshot(c.changed_by, seen)
    ) c
    cross join lateral (select c.kind in ('UNACKNOWLEDGED', 'OPEN') and c.due < new_at - interval '60 days' long) late
    cross join lateral (select case when long then 'epoch' else c.since end since,
                               case when long then 'epoch' else c.due end due) l
    cross join lateral (select case when not is_coarse then c.plan_id end plan_id,
                               case when not is_coarse then c.item_id end item_id,
                               case when not is_coarse then c.measure_id end measure_id) p
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 having sum(c.tasks) <> 0;
    get diagnostics written = row_count;
    return written;
end $$;

create function add_light_checkpoint(new_at timestamptz, enough int, seen pg_snapshot) returns void
    language plpgsql as $$
declare
    detail light_checkpoint;
    new_id int;
begin
    insert into light_checkpoint (at, snapshot) values (new_at, seen) returning id into new_id;
    perform add_light_level(new_id, new_at, true, seen);
    select * into detail from light_checkpoint where detailed is not null and at < new_at order by at desc limit 1;
    if detail.id is null or (select count(*) from light_change where at > detail.at and at <= new_at)
                            >= greatest(enough, detail.detailed) then
        update light_checkpoint set detailed = add_light_level(new_id, new_at, false, seen) where id = new_id;
    end if;
end $$;

-- Sums up when enough has changed since the last level, and puts into the older levels what was recorded of their time
-- only afterwards. One at a time; whoever comes meanwhile has nothing to do.
create function keep_light_levels(enough int, upto timestamptz) returns boolean language plpgsql security definer
    set search_path = public, pg_temp as $$
declare
    seen pg_snapshot := pg_current_snapshot();
    newest light_checkpoint;
    new_at timestamptz;
begin
    if not pg_try_advisory_xact_lock(41) then
        return false;
    end if;
    select * into newest from light_checkpoint order by id desc limit 1;
    if (select count(*) from (select from light_change c
          where c.changed_by >= coalesce(pg_snapshot_xmin(newest.snapshot), '0')
            and (newest.id is null or not pg_visible_in_snapshot(c.changed_by, newest.snapshot))
          limit enough) unseen) < enough then
        -- Whatever is in the levels need not be looked through again.
        if exists (select from light_change where changed_by >= pg_snapshot_xmin(newest.snapshot))
           and not exists (select from light_change c where c.changed_by >= pg_snapshot_xmin(newest.snapshot)
                             and not pg_visible_in_snapshot(c.changed_by, newest.snapshot)) then
            update light_checkpoint set snapshot = seen where id = newest.id;
        end if;
        return false;
    end if;
    insert into light_level
    select p.id, g.coarse, c.part_id, case when not g.coarse then c.plan_id end, case when not g.coarse then c.item_id end,
           case when not g.coarse then c.measure_id end, c.office_id, c.unit_id, c.kind, c.since, c.due, c.submitted,
           c.by_original, c.by_current, c.delay, sum(c.tasks)
    from light_change c join light_checkpoint p on p.at >= c.at
    join (values (true), (false)) g (coarse) on g.coarse or p.detailed is not null
    where c.changed_by >= pg_snapshot_xmin(newest.snapshot) and not pg_visible_in_snapshot(c.changed_by, newest.snapshot)
      and pg_visible_in_snapshot(c.changed_by, seen)
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 having sum(c.tasks) <> 0;

    new_at := (select max(at) from light_change c where c.at <= upto and pg_visible_in_snapshot(c.changed_by, seen));
    if new_at is null or exists (select from light_checkpoint where at = new_at) then
        update light_checkpoint set snapshot = seen where id = newest.id;
        return false;
    end if;
    perform add_light_checkpoint(new_at, enough, seen);
    return true;
end $$;

-- All of it anew from the tasks and their history.
create function recount_lights(enough int) returns void language plpgsql set work_mem = '128MB' as $$
declare
    seen pg_snapshot;
begin
    lock table task in share mode;
    -- Sees what this transaction writes, and of the others those that have ended. Begins as late as it can: everything
    -- written since its beginning is looked through by whoever counts.
    select cast(coalesce(min(running), greatest(next, own + 1)) || ':' || greatest(next, own + 1) || ':'
             || coalesce(string_agg(cast(running as text), ',' order by running), '') as pg_snapshot)
      into seen
    from (select cast(cast(pg_current_xact_id() as text) as bigint) own,
                 cast(cast(pg_snapshot_xmax(pg_current_snapshot()) as text) as bigint) next) ids
    left join lateral (
      select running
      from (select cast(cast(pg_snapshot_xip(pg_current_snapshot()) as text) as bigint) running
            union select generate_series(next, own - 1)) others where running <> own) others on true
    group by own, next;
    truncate light_change, light_level, light_checkpoint, task_was;
    -- Built in one go instead of row by row.
    drop index light_change_at, light_change_by;
    alter table task_was drop constraint task_was_pkey;
    insert into light_change (at, part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted,
                              by_original, by_current, delay, tasks)
    select e.at, coalesce(t.county_id, t.organization_id), t.plan_id, t.item_id, t.measure_id,
           case when t.classification = 'RESTRICTED' then t.handling_office_id end,
           case when t.classification = 'RESTRICTED' then t.organization_id end,
           l.kind, l.since, l.due, l.submitted, l.by_original, l.by_current, l.delay, sum(e.sign)
    from every_version v join task t on t.id = v.id
    cross join lateral light_of(v.state, v.version, t.id, t.assigned_at, v.due_at, t.original_due_at, v.submitted_at,
                                v.completed_at) l
    cross join lateral (values (1, v.valid_from), (-1, v.valid_until)) e (sign, at)
    where e.at is not null
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14 having sum(e.sign) <> 0 order by 1;
    insert into task_was (month, stage, due_at, task_id, version, valid_from, valid_until, state, submitted_at,
                          completed_at)
    select month, stage_of(v.state), v.due_at, v.id, v.version, v.valid_from, v.valid_until, v.state, v.submitted_at,
           v.completed_at
    from every_version v
    cross join lateral generate_series(month_of(v.valid_from), month_of(v.valid_until - interval '1 microsecond')) month
    where v.valid_until > v.valid_from order by 1, 2, 3, 4, 5;
    create index light_change_at on light_change (at);
    create index light_change_by on light_change (changed_by);
    alter table task_was add constraint task_was_pkey primary key (month, stage, due_at, task_id, version);
    analyze light_change;
    perform add_light_checkpoint(at, enough, seen)
    from (select distinct at from (
            select at, row_number() over (order by at) n from light_change where at <= now()) numbered
          where n % enough = 0 order by at) moments;
end $$;

alter table light_change enable row level security;
create policy scope on light_change to "${application}" using ((select sees_everything()) or part_id in (
      select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path))
    and (office_id is null or is_office(office_id, unit_id)));
alter table light_level enable row level security;
create policy scope on light_level to "${application}" using ((select sees_everything()) or part_id in (
      select o.id from organization o where (o.county_id is null or o.county_id = o.id) and in_scope(o.path))
    and (office_id is null or is_office(office_id, unit_id)));
-- A scalar, so that it is looked up for the few rows of a page and not hashed for all.
alter table task_was enable row level security;
create policy scope on task_was to "${application}" using (
    (select sees_everything()) or (select t.id is not null from task t where t.id = task_was.task_id));

-- Triggers write them, and nobody else.
revoke all on every_version from "${application}";
revoke insert, update, delete on light_change, light_level, light_checkpoint, task_was from "${application}";
revoke all on function recount_lights(int), move_lights(task[], task[]) from public;

select recount_lights(5000);
