-- What a past list reads carries what it is narrowed to, and what was past its limit is found without a look at what has
-- been done since. Written anew from the histories.
drop table task_was;

-- Every version a task had and has no longer. Once for each month it touches, by the stage of its state. Once more, if it
-- went on past its limit, for the time from there: cut into the fewest spans of 4, 16, 64, 256 and 1024 hours that fill it
-- (stages LATE0 to LATE4, the period is the number of the span). One span of each length holds a moment, and what it holds
-- was there at that moment, but for the four hours in which it began or ended: so a list of what was late reads its page
-- and nothing else, where a month has thousands that were done before the moment. The present version is the task.
create table task_was (
    period int not null,
    stage text not null,                       -- OPEN | DONE | GONE | LATE0 … LATE4
    due_at timestamptz not null,
    task_id uuid not null,
    version bigint not null,
    valid_from timestamptz not null,
    valid_until timestamptz not null,
    state text not null,
    submitted_at timestamptz,
    completed_at timestamptz,
    -- As they are, which lists of the past are narrowed to as well.
    assigned_at timestamptz not null,
    organization_id uuid not null,
    county_id uuid,
    source text not null,
    plan_id uuid,
    item_id uuid,
    measure_id uuid,
    classification text not null,
    handling_office_id uuid,
    constraint task_was_pkey primary key (period, stage, due_at, task_id, version)
);
-- What one task was: of lists so narrow that each of their tasks is asked.
create index task_was_task on task_was (task_id, valid_until);
-- Of a measure, what went to others or is not wanted any more: the index of its units leaves that out.
create index task_measure_gone on task (measure_id)
    where measure_id is not null and state in ('REASSIGNED', 'CANCELLED');

create function late_span(moment timestamptz, level int) returns int language sql immutable as
    $$ select cast(floor(extract(epoch from moment at time zone 'UTC') / 14400) as int) >> 2 * level $$;

-- At each level from the first whole span to the last, without those that four to one make a span of the next.
create function late_spans(valid_from timestamptz, valid_until timestamptz) returns table (level int, span int)
    language sql immutable as $$
    select level, s.span
    from (select late_span(valid_from, 0) first, late_span(valid_until - interval '1 microsecond', 0) + 1 last) whole
    cross join generate_series(0, 4) level
    cross join lateral (
      select (first + (1 << 2 * level) - 1) >> 2 * level low, last >> 2 * level high,
             case when level < 4 then (first + (4 << 2 * level) - 1) >> 2 * (level + 1) << 2 end next_low,
             case when level < 4 then last >> 2 * (level + 1) << 2 end next_high) here
    cross join lateral (select least(high, next_low) cut) upwards
    cross join lateral (
      select generate_series(low, cut - 1) span
      union all
      select generate_series(greatest(cut, next_high), high - 1)) s $$;

create function periods_of(state text, due_at timestamptz, valid_from timestamptz, valid_until timestamptz)
    returns table (stage text, period int) language sql immutable as $$
    select stage_of(state), month
    from generate_series(month_of(valid_from), month_of(valid_until - interval '1 microsecond')) month
    union all
    select 'LATE' || level, span from late_spans(greatest(valid_from, due_at), valid_until)
    where due_at < valid_until and stage_of(state) = 'OPEN' $$;

create function rewrite_task_was() returns void language plpgsql as $$
begin
    truncate task_was;
    -- Built in one go instead of row by row.
    alter table task_was drop constraint task_was_pkey;
    drop index task_was_task;
    insert into task_was (period, stage, due_at, task_id, version, valid_from, valid_until, state, submitted_at,
                          completed_at, assigned_at, organization_id, county_id, source, plan_id, item_id, measure_id,
                          classification, handling_office_id)
    select p.period, p.stage, v.due_at, v.id, v.version, v.valid_from, v.valid_until, v.state, v.submitted_at,
           v.completed_at, t.assigned_at, t.organization_id, t.county_id, t.source, t.plan_id, t.item_id, t.measure_id,
           t.classification, t.handling_office_id
    from every_version v join task t on t.id = v.id
    cross join lateral periods_of(v.state, v.due_at, v.valid_from, v.valid_until) p
    where v.valid_until > v.valid_from order by 1, 2, 3, 4, 5;
    alter table task_was add constraint task_was_pkey primary key (period, stage, due_at, task_id, version);
    create index task_was_task on task_was (task_id, valid_until);
end $$;

-- What tasks were goes with them. By the index, also of the trigger, which plans for many.
create function move_past(are task[]) returns void language sql set enable_nestloop = on as $$
    update task_was w
    set assigned_at = n.assigned_at, organization_id = n.organization_id, county_id = n.county_id, plan_id = n.plan_id,
        item_id = n.item_id, measure_id = n.measure_id, classification = n.classification,
        handling_office_id = n.handling_office_id
    from unnest(are) n where w.task_id = n.id $$;

-- As before, and with what a past list is narrowed to, which follows where the task goes.
create or replace function count_turned_tasks() returns trigger language plpgsql security definer
    set search_path = public, pg_temp set enable_nestloop = off as $$
declare
    were task[];
    are task[];
begin
    insert into task_was (period, stage, due_at, task_id, version, valid_from, valid_until, state, submitted_at,
                          completed_at, assigned_at, organization_id, county_id, source, plan_id, item_id, measure_id,
                          classification, handling_office_id)
    select p.period, p.stage, o.due_at, o.id, o.version, o.updated_at, n.updated_at, o.state, o.submitted_at,
           o.completed_at, n.assigned_at, n.organization_id, n.county_id, n.source, n.plan_id, n.item_id, n.measure_id,
           n.classification, n.handling_office_id
    from was o join turned n on n.id = o.id
    cross join lateral periods_of(o.state, o.due_at, o.updated_at, n.updated_at) p
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
        perform move_past(are);
    end if;
    return null;
end $$;

-- As before.
create or replace function recount_lights(enough int) returns void language plpgsql set work_mem = '128MB' as $$
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
    truncate light_change, light_level, light_checkpoint;
    -- Built in one go instead of row by row.
    drop index light_change_at, light_change_by;
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
    perform rewrite_task_was();
    create index light_change_at on light_change (at);
    create index light_change_by on light_change (changed_by);
    analyze light_change;
    perform add_light_checkpoint(at, enough, seen)
    from (select distinct at from (
            select at, row_number() over (order by at) n from light_change where at <= now()) numbered
          where n % enough = 0 order by at) moments;
end $$;

alter table task_was enable row level security;
create policy scope on task_was to "${application}" using (
    (select sees_everything())
    or (county_id = any ((select scope_counties())::uuid[])
        or organization_id = any ((select scope_units())::uuid[])
        or county_id is null and (select in_scope(o.path) from organization o where o.id = task_was.organization_id))
       and (classification <> 'RESTRICTED' or is_office(handling_office_id, organization_id)));
revoke insert, update, delete on task_was from "${application}";
revoke all on function rewrite_task_was(), move_past(task[]) from public;

select rewrite_task_was();
analyze task_was;
