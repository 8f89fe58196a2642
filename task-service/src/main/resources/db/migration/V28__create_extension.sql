-- A unit's request for a later limit and what became of it.
create table extension (
    id uuid primary key,
    version bigint not null,
    task_id uuid not null references task,
    organization_id uuid not null,             -- of the unit
    state text not null,                       -- REQUESTED | APPROVED | REJECTED | WITHDRAWN | LAPSED (when another request took its place)
    reason text not null,                      -- code of the list
    text text not null,
    progress text not null,
    proposed_on date not null,
    requested_at timestamptz not null,
    requested_by text not null,
    requested_name text,
    requested_for text,
    due_at timestamptz not null,               -- limit of the task when it was requested
    decide_by timestamptz not null,
    above_cap boolean not null default false,  -- of the date that was granted
    decided_at timestamptz,
    decided_by text,
    decided_name text,
    decided_for text,
    decision text,
    granted_on date,
    days_granted int,                          -- calendar days beyond the limit of the request
    gap_days int                               -- working days the limit had passed when it was decided: the decider's
);
-- One open request a task; the race of two is decided here.
create unique index extension_open on extension (task_id) where state = 'REQUESTED';
create index extension_task on extension (task_id, id);
create index extension_unit on extension (organization_id, id);

alter table extension enable row level security;
create policy scope on extension to "${application}" using (
    sees_everything() or exists (select from task t where t.id = extension.task_id)) with check (true);
