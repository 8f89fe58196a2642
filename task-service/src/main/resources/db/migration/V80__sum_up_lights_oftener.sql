-- A moment of the past is a level and what changed after it; the present is as much as the newest level and nearly nothing.
-- So levels stand as near to one another as they pay for themselves: as many changes as the level before has rows, or
-- 1,000. Together they have at most about as many rows as there are changes, at any size.
alter table light_checkpoint add column parted int;   -- rows of its level PART; null when an older release made it

-- Half as many are enough: several changes have one moment, so that full steps are missed by a few.
create or replace function add_measure_level(new_id int, new_at timestamptz, enough int, seen pg_snapshot) returns void
    language plpgsql as $$
declare
    below light_checkpoint;
begin
    select * into below from light_checkpoint where measured is not null and at < new_at order by at desc limit 1;
    if below.id is null or (select count(*) from light_change where at > below.at and at <= new_at)
                           >= greatest(enough, below.measured) / 2 then
        update light_checkpoint set measured = add_light_level(new_id, new_at, 'MEASURE', seen) where id = new_id;
    end if;
end $$;

create or replace function add_light_checkpoint(new_at timestamptz, enough int, seen pg_snapshot) returns void
    language plpgsql as $$
declare
    detail light_checkpoint;
    new_id int;
begin
    insert into light_checkpoint (at, snapshot) values (new_at, seen) returning id into new_id;
    update light_checkpoint set parted = add_light_level(new_id, new_at, 'PART', seen) where id = new_id;
    select * into detail from light_checkpoint where detailed is not null and at < new_at order by at desc limit 1;
    if detail.id is null or (select count(*) from light_change where at > detail.at and at <= new_at)
                            >= greatest(enough, detail.detailed) / 2 then
        update light_checkpoint set detailed = add_light_level(new_id, new_at, 'DETAIL', seen) where id = new_id;
    end if;
    perform add_measure_level(new_id, new_at, enough, seen);
end $$;

-- How many changes after the newest level the next one pays for itself.
create function enough_changes(least_of_all int) returns int language sql stable as
    $$ select greatest(least_of_all, (select parted from light_checkpoint order by id desc limit 1)) $$;

create function add_light_checkpoints(enough int, seen pg_snapshot) returns void language plpgsql as $$
declare
    last timestamptz := '-infinity';
begin
    loop
        last := (select at from light_change where at > last and at <= now()
                 order by at offset enough_changes(enough) - 1 limit 1);
        exit when last is null;
        perform add_light_checkpoint(last, enough, seen);
    end loop;
end $$;

-- As before, but for where the levels stand.
create or replace function recount_lights(enough int) returns void language plpgsql set work_mem = '128MB' as $$
declare
    seen pg_snapshot;
begin
    perform pg_advisory_xact_lock(41);   -- of keep_light_levels
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
    perform add_light_checkpoints(enough, seen);
end $$;

revoke all on function add_light_checkpoints(int, pg_snapshot) from public;

-- The levels there are stand too far apart, and sums are sums wherever they stand: they are made anew from the changes.
do $$
begin
    perform pg_advisory_xact_lock(41);   -- of keep_light_levels
    delete from light_level;
    delete from light_checkpoint;
    perform add_light_checkpoints(1000, pg_current_snapshot());
end $$;
analyze light_level, light_checkpoint;
