-- As before, and by nobody while the levels are being summed up, nor the other way round. The lock comes before that of the
-- tasks, as with whoever moves a part and then its tasks.
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
    perform add_light_checkpoint(at, enough, seen)
    from (select distinct at from (
            select at, row_number() over (order by at) n from light_change where at <= now()) numbered
          where n % enough = 0 order by at) moments;
end $$;
