-- One task: one duty of one unit. Also written by the fan-out of a measure (one INSERT … SELECT for all units), so
-- every column that a new task leaves empty has a default or may be null. No foreign key to organization: the fan-out
-- selects from that table in the same statement, and a check for each row would cost more than the row.
create table task (
    id uuid primary key,
    version bigint not null default 0,
    source text not null,                      -- PLAN | FINDING | AD_HOC
    origin text,                               -- of an ad-hoc task: INSTRUCTION | COMPLAINT | OTHER
    plan_id uuid,
    item_id uuid,
    measure_id uuid,
    finding_id uuid,
    rectification_id uuid,
    organization_id uuid not null,
    county_id uuid,
    title text not null,
    acceptance_standard text,
    state text not null default 'ASSIGNED',
    assigned_at timestamptz not null,
    assigned_by text not null,
    due_at timestamptz not null,
    original_due_at timestamptz not null,
    deadline_kind text not null default 'SET', -- SET | STATUTORY
    deadline_version int not null default 1,
    deadline_basis text not null,
    accepted_at timestamptz,
    submitted_at timestamptz,                  -- of the last submission, also of one that was returned
    completed_at timestamptz,                  -- of the submission that was accepted
    return_count int not null default 0,
    reopen_count int not null default 0,
    objected boolean not null default false,
    paused_at timestamptz,                     -- while SUSPENDED or OBJECTED
    paused_from text,                          -- the state it goes back to
    paused_until date,
    finding_version bigint,                    -- the newest event of the finding this task has heard
    replaces uuid,
    job_id uuid,
    updated_at timestamptz not null            -- = assigned_at of a new task; every change of the row moves it on
);

-- A measure is assigned to a unit once; repeating the fan-out finds what is there. Also the list of one measure.
create unique index task_measure_unit on task (measure_id, organization_id)
    where measure_id is not null and state not in ('REASSIGNED', 'CANCELLED');
-- What is late or will be: only what is still open, so that it does not grow with the years.
create index task_open_due on task (due_at, id)
    where state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED');
-- The lists of the other states in the same order; a new task is in neither.
create index task_done_due on task (due_at, id) where state in ('COMPLETED', 'CLOSED');
create index task_gone_due on task (due_at, id) where state in ('REASSIGNED', 'CANCELLED');
-- What is open in a county, whose tasks are a small share of the city's.
create index task_county_open_due on task (county_id, due_at, id)
    where state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED');
-- One unit's list, done or not.
create index task_unit_due on task (organization_id, due_at, id);
-- The task of a finding; plan tasks are not in it and do not pay for it.
create index task_finding on task (finding_id) where finding_id is not null;

-- The timeline, and the state and deadline a task had at any past moment. The assignment is not a row here: the task
-- itself tells when it was assigned. Every command, every verdict and every other change of a deadline is one.
create table task_transition (
    task_id uuid not null references task,
    version bigint not null,                   -- of the task after it
    at timestamptz not null,                   -- never earlier than the row before it
    command text not null,
    from_state text not null,
    to_state text not null,
    actor text not null,
    actor_name text,
    actor_organization_id uuid,
    on_behalf_of text,
    reason text,                               -- code, cause or short reason
    text text,
    proposed_organization_id uuid,             -- of an objection
    evidence_ids uuid[],
    -- As they were from then on:
    due_at timestamptz not null,
    deadline_version int not null,
    accepted_at timestamptz,
    submitted_at timestamptz,
    completed_at timestamptz,
    primary key (task_id, version)
);

-- Tasks as they were at a moment. An ordinary query to the planner, which looks into it and uses the indexes of the
-- two tables. Only a task that has changed since then needs its history.
create function task_as_of(at timestamptz) returns setof task language sql stable as $$
    select t.id, t.version, t.source, t.origin, t.plan_id, t.item_id, t.measure_id, t.finding_id, t.rectification_id,
           t.organization_id, t.county_id, t.title, t.acceptance_standard,
           case when t.updated_at <= $1 then t.state else coalesce(h.to_state, 'ASSIGNED') end,
           t.assigned_at, t.assigned_by,
           case when t.updated_at <= $1 then t.due_at else coalesce(h.due_at, t.original_due_at) end,
           t.original_due_at, t.deadline_kind,
           case when t.updated_at <= $1 then t.deadline_version else coalesce(h.deadline_version, 1) end,
           t.deadline_basis,
           case when t.updated_at <= $1 then t.accepted_at else h.accepted_at end,
           case when t.updated_at <= $1 then t.submitted_at else h.submitted_at end,
           case when t.updated_at <= $1 then t.completed_at else h.completed_at end,
           t.return_count, t.reopen_count, t.objected, t.paused_at, t.paused_from, t.paused_until, t.finding_version,
           t.replaces, t.job_id, t.updated_at
    from task t
    left join lateral (
        select tt.to_state, tt.due_at, tt.deadline_version, tt.accepted_at, tt.submitted_at, tt.completed_at
        from task_transition tt
        where tt.task_id = t.id and tt.at <= $1 and t.updated_at > $1
        order by tt.version desc limit 1) h on true
    where t.assigned_at <= $1
$$;
