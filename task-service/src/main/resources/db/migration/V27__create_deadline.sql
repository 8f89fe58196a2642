-- How a counted limit was counted. A limit somebody chose as a date has no row: the task says all of it. All tasks of one
-- assignment share the row that has the id of their job, so that the fan-out writes one and not one each; every later
-- limit of a task is a row of its own. The row of a task's present limit is that of (task_id, deadline_version), or for
-- version 1 that of its job_id.
create table deadline (
    id uuid primary key,
    task_id uuid references task,
    version int not null,                      -- of the task's deadline; a new one is a new row
    rule text not null,                        -- PERIOD | RETURN | REASSIGNMENT | SUSPENSION … (open set)
    article text,                              -- legal source of the counting
    start_event text not null,                 -- ASSIGNED | RETURNED | REASSIGNED … (open set)
    starts_on date not null,                   -- not counted itself
    amount int not null,
    day_kind text not null,                    -- WORKING_DAY | CALENDAR_DAY | MONTH | YEAR
    rolled boolean not null,
    suspended_days int not null default 0,     -- working days given back, added after the period
    due_at timestamptz not null,
    calendar text not null,                    -- versions of the years touched
    provisional boolean not null,              -- a year is touched whose notice is not loaded
    basis text not null,                       -- the sentence
    organization_id uuid not null,             -- of the unit; of a shared one, whose supervision gave it out
    unique (task_id, version)
);
-- What a new notice may move.
create index deadline_provisional on deadline (starts_on) where provisional;

-- A shared limit binds what stands below the organisation that gave it out, and says nothing of the task.
alter table deadline enable row level security;
create policy scope on deadline to "${application}" using (
    sees_everything()
    or task_id is not null and exists (select from task t where t.id = deadline.task_id)
    or task_id is null and (select in_scope(o.path) or above_scope(o.path)
                            from organization o where o.id = deadline.organization_id))
    with check (true);
