-- Limit of the task that one was handed down from, also for those who may not see it. Whoever asks shares its lock, so that
-- nobody moves, suspends or ends it meanwhile; it is asked before what was handed down is locked, as whoever acts on the
-- task above comes from there.
create function hold_above(task uuid) returns timestamptz
    language sql volatile security definer set search_path = public, pg_temp as $$
    select p.due_at from task p where p.id = (select t.parent_id from task t where t.id = $1) for share $$;

create function is_held_still(task uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from task t join task p on p.id = t.parent_id where t.id = $1 and p.state = 'SUSPENDED') $$;

-- Who took the place of a task: of few.
create index task_replaces on task (replaces) where replaces is not null;
