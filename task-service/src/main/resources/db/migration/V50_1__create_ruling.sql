-- What two parties, or a leader, settle about a submission that a reviewer alone may not return any more.
create table ruling (
    id uuid primary key,
    version bigint not null,
    task_id uuid not null references task,
    organization_id uuid not null,             -- of the unit
    state text not null,                       -- PROPOSED | DECIDED | REJECTED | VOIDED
    decision text not null,                    -- COMPLETE | RETURN | CANCEL
    reason text,                               -- of a return: code of the list
    text text not null,
    due_on date,                               -- of a return
    proposed_at timestamptz not null,
    proposed_by text not null,
    proposed_name text,
    proposed_for text,
    proposed_organization_id uuid not null,
    decided_at timestamptz,
    decided_by text,
    decided_name text,
    decided_for text,
    decided_organization_id uuid,
    answer text
);
-- One open ruling a task; the race of two is decided here.
create unique index ruling_open on ruling (task_id) where state = 'PROPOSED';
create index ruling_task on ruling (task_id, id);

alter table ruling enable row level security;
create policy scope on ruling to "${application}" using (
    sees_everything() or exists (select from task t where t.id = ruling.task_id)) with check (true);
