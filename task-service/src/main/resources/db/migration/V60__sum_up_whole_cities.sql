-- Figures by plan, section, item and measure of a whole city are summed up without its parts: an eighth of the rows, and so
-- near to every moment that few changes are left to add.
drop function add_light_level(int, timestamptz, boolean, pg_snapshot);
alter table light_level rename column coarse to grain;
-- PART: by part, without plan, item and measure. DETAIL: by both. MEASURE: without part, which is the root of the tree.
alter table light_level alter column grain type text using case when grain then 'PART' else 'DETAIL' end;
alter table light_checkpoint add column measured int;   -- rows of its level MEASURE, which only some have

-- As before, for any grain.
create function add_light_level(new_id int, new_at timestamptz, new_grain text, seen pg_snapshot) returns int
    language plpgsql as $$
declare
    below light_checkpoint;
    written int;
begin
    select * into below from light_checkpoint
    where at < new_at and (new_grain = 'PART' or new_grain = 'DETAIL' and detailed is not null
                          or new_grain = 'MEASURE' and measured is not null)
    order by at desc limit 1;
    insert into light_level
    select new_id, new_grain, p.part_id, p.plan_id, p.item_id, p.measure_id, c.office_id, c.unit_id, c.kind, l.since, l.due,
           c.submitted, c.by_original, c.by_current, c.delay, sum(c.tasks)
    from (
      select part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted, by_original,
             by_current, delay, tasks
      from light_level where checkpoint_id = below.id and grain = new_grain
      union all
      select part_id, plan_id, item_id, measure_id, office_id, unit_id, kind, since, due, submitted, by_original,
             by_current, delay, tasks
      from light_change c where c.at > coalesce(below.at, '-infinity') and c.at <= new_at
        and pg_visible_in_snapshot(c.changed_by, seen)
    ) c
    join organization part on part.id = c.part_id
    join organization city on city.path = split_part(part.path, '/', 1) || '/'
    cross join lateral (select c.kind in ('UNACKNOWLEDGED', 'OPEN') and c.due < new_at - interval '60 days' long) late
    cross join lateral (select case when long then 'epoch' else c.since end since,
                               case when long then 'epoch' else c.due end due) l
    cross join lateral (select case when new_grain = 'MEASURE' then city.id else part.id end part_id,
                               case when new_grain <> 'PART' then c.plan_id end plan_id,
                               case when new_grain <> 'PART' then c.item_id end item_id,
                               case when new_grain <> 'PART' then c.measure_id end measure_id) p
    group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15 having sum(c.tasks) <> 0;
    get diagnostics written = row_count;
    return written;
end $$;

create function add_measure_level(new_id int, new_at timestamptz, enough int, seen pg_snapshot) returns void
    language plpgsql as $$
declare
    below light_checkpoint;
begin
    select * into below from light_checkpoint where measured is not null and at < new_at order by at desc limit 1;
    if below.id is null or (select count(*) from light_change where at > below.at and at <= new_at)
                           >= greatest(enough, below.measured) then
        update light_checkpoint set measured = add_light_level(new_id, new_at, 'MEASURE', seen) where id = new_id;
    end if;
end $$;

-- As before, with the level of the whole city.
create or replace function add_light_checkpoint(new_at timestamptz, enough int, seen pg_snapshot) returns void
    language plpgsql as $$
declare
    detail light_checkpoint;
    new_id int;
begin
    insert into light_checkpoint (at, snapshot) values (new_at, seen) returning id into new_id;
    perform add_light_level(new_id, new_at, 'PART', seen);
    select * into detail from light_checkpoint where detailed is not null and at < new_at order by at desc limit 1;
    if detail.id is null or (select count(*) from light_change where at > detail.at and at <= new_at)
                            >= greatest(enough, detail.detailed) then
        update light_checkpoint set detailed = add_light_level(new_id, new_at, 'DETAIL', seen) where id = new_id;
    end if;
    perform add_measure_level(new_id, new_at, enough, seen);
end $$;

create or replace function keep_light_levels(enough int, upto timestamptz) returns boolean language plpgsql security definer
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
    select p.id, g.grain, case when g.grain = 'MEASURE' then city.id else part.id end,
           case when g.grain <> 'PART' then c.plan_id end, case when g.grain <> 'PART' then c.item_id end,
           case when g.grain <> 'PART' then c.measure_id end, c.office_id, c.unit_id, c.kind, c.since, c.due, c.submitted,
           c.by_original, c.by_current, c.delay, sum(c.tasks)
    from light_change c join light_checkpoint p on p.at >= c.at
    join organization part on part.id = c.part_id
    join organization city on city.path = split_part(part.path, '/', 1) || '/'
    join (values ('PART'), ('DETAIL'), ('MEASURE')) g (grain)
      on g.grain = 'PART' or g.grain = 'DETAIL' and p.detailed is not null or g.grain = 'MEASURE' and p.measured is not null
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

-- Levels without parts do not know which of them has gone to another city, or got one above it. They are begun again.
create function forget_measure_levels() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    delete from light_level where grain = 'MEASURE';
    update light_checkpoint set measured = null where measured is not null;
    return null;
end $$;
create trigger forget_measure_levels after update of path on organization
    for each row when ((old.county_id is null or old.county_id = old.id or new.county_id is null or new.county_id = new.id)
                       and split_part(old.path, '/', 1) <> split_part(new.path, '/', 1))
    execute function forget_measure_levels();

-- What older levels are made of is what the newest snapshot saw.
do $$
declare
    newest pg_snapshot := (select snapshot from light_checkpoint order by id desc limit 1);
begin
    perform add_measure_level(id, at, 5000, newest) from (select id, at from light_checkpoint order by at) moments;
end $$;
analyze light_level;
