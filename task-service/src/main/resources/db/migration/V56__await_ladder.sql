-- Tasks a sweep is to look at because they may have no open row though their limit is near or past: so that it need not
-- walk over all that is overdue every minute. What comes near by the passing of time is put here when the sweep's horizon
-- moves on, once a day; what comes or changes behind the horizon by triggers. Whatever has been looked at is gone.
create table ladder_entry (
    task_id uuid primary key
);
alter table ladder_entry enable row level security;
create policy scope on ladder_entry to "${application}" using (
    (select sees_everything()) or exists (select from task t where t.id = ladder_entry.task_id))
    with check (true);

-- How far the horizon has come: all tasks with a limit up to it have been here, or the trigger saw to them. The first
-- sweep begins at the beginning.
create table ladder_reach (
    due_at timestamptz not null
);
insert into ladder_reach values ('-infinity');

-- Who moves the horizon locks 56 alone, so it waits for those who have asked here where it stands and have not committed;
-- what they write is seen by the one who moves it, and what is written later asks again. No foreign key above: its check
-- would let the two wait for each other.
create function await_ladder() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(56);
    insert into ladder_entry select new.id where new.due_at <= (select due_at from ladder_reach) on conflict do nothing;
    return null;
end $$;
create trigger await_ladder after update of state, deadline_version on task
    for each row when (
        new.state in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')
        and (old.deadline_version <> new.deadline_version
             or old.state not in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')))
    execute function await_ladder();

create function await_ladders() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    perform pg_advisory_xact_lock_shared(56);
    insert into ladder_entry
        select m.id from made m where m.due_at <= (select due_at from ladder_reach) on conflict do nothing;
    return null;
end $$;
create trigger await_ladders after insert on task referencing new table as made
    for each statement execute function await_ladders();

-- The sub-select is evaluated once a statement and not once a row.
alter policy scope on escalation using (
    (select sees_everything()) or exists (select from task t where t.id = escalation.task_id));
alter policy scope on message using (
    (select sees_everything())
    or exists (select from task t where t.id = message.task_id)
    or downward and (select above_scope(o.path) from organization o where o.id = message.organization_id));
