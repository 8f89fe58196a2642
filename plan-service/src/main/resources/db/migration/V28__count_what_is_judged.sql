-- A judgement tells of each measure also what was cancelled and what was done late, and must say what progress says: both
-- are kept with it. Tasks of no measure are kept under their item, so that an item is the sum of its rows.
alter table measure_count
    add column cancelled int not null default 0,
    add column late int not null default 0;

alter type task_change add attribute late boolean;

create or replace function changes_of(sign int, task task_state, part uuid) returns setof task_change
language sql stable as
    $$ select sign, task.plan_id, part, task.item_id, task.measure_id, task.state, phase,
              case when runs then task.assigned_at else 'epoch' end,
              case when runs then task.due_at
                   when late then cast(due_day as timestamp) at time zone 'Asia/Shanghai' + interval '1 microsecond'
                   else 'epoch' end,
              case when late then cast(due_day + days + 1 as timestamp) at time zone 'Asia/Shanghai' else 'epoch' end,
              coalesce(task_confirmed(task.state) and task.submitted_at > task.due_at, false)
       from (select task_phase(task.state) phase, coalesce(task.submitted_at, task.at) submitted) said
       cross join lateral (select phase in ('UNACKNOWLEDGED', 'OPEN') runs,
                                  phase = 'AWAITING_REVIEW' and submitted > task.due_at late) how
       cross join lateral (select last_day(submitted) - last_day(task.due_at) apart) days_late
       cross join lateral (
         select case when apart between 6 and 40 then last_day(task.due_at) else date '1970-01-01' end due_day,
                case when apart <= 5 then 1 else least(apart, 41) end days) kept $$;

create or replace function count_tasks(changes task_change[]) returns void language plpgsql as $$
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
                    extract(epoch from c.assigned_at), extract(epoch from c.submitted_at), c.tasks), ';'
                  order by c.part_id, c.item_id, c.phase, c.due_at, c.assigned_at, c.submitted_at)
         from task_clock c where c.plan_id = plan and c.tasks <> 0),
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

-- Units that are not to count make an answer old when that is approved.
create trigger note_change after update on target_eligibility for each row execute function note_change('target_id');

select recount(plan_id) from (select distinct plan_id from task_state) counted;
