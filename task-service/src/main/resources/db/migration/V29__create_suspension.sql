-- When the clock of a task stood still, and whose time that was: of nobody while it is suspended, of supervision while it
-- considers an objection; never the unit's.
create table suspension (
    id uuid primary key,
    task_id uuid not null references task,
    organization_id uuid not null,             -- of the unit
    kind text not null,                        -- SUSPENSION | OBJECTION
    cause text,                                -- code of the list
    legal_basis text,
    text text,
    evidence_ids uuid[] not null default '{}',
    opened_at timestamptz not null,
    opened_by text,                            -- sub of a person, or task-service
    ends_on date,                              -- last day; null while no end is set
    closed_at timestamptz,
    closed_by text,
    days int,                                  -- given back
    bulk_id uuid                               -- of the act that suspended many
);
create unique index suspension_open on suspension (task_id) where closed_at is null;
create index suspension_ends on suspension (ends_on) where closed_at is null and ends_on is not null;
create index suspension_task on suspension (task_id, opened_at);

alter table suspension enable row level security;
create policy scope on suspension to "${application}" using (
    sees_everything() or exists (select from task t where t.id = suspension.task_id)) with check (true);

insert into suspension (id, task_id, organization_id, kind, opened_at, ends_on)
    select uuidv7(), id, organization_id, case state when 'OBJECTED' then 'OBJECTION' else 'SUSPENSION' end,
           paused_at, paused_until
    from task where paused_at is not null and state in ('OBJECTED', 'SUSPENDED');

-- One cause, one legal basis and one statement for the tasks of many units; the id is that of its job.
create table bulk_suspension (
    id uuid primary key,
    version bigint not null,
    cause text not null,
    legal_basis text not null,
    statement text not null,
    ends_on date,
    created_at timestamptz not null,
    created_by text not null,
    created_for text,
    organization_id uuid not null,
    undone_at timestamptz,
    undone_by text,
    undo_reason text
);
create table bulk_suspension_task (
    bulk_id uuid not null references bulk_suspension,
    task_id uuid not null,
    state text not null,                       -- PENDING | SUSPENDED | SKIPPED
    primary key (bulk_id, task_id)
);
create index bulk_suspension_pending on bulk_suspension_task (bulk_id, task_id) where state = 'PENDING';

alter table bulk_suspension enable row level security;
create policy scope on bulk_suspension to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) from organization o where o.id = bulk_suspension.organization_id)) with check (true);
alter table bulk_suspension_task enable row level security;
create policy scope on bulk_suspension_task to "${application}" using (
    sees_everything() or exists (select from task t where t.id = bulk_suspension_task.task_id)) with check (true);
