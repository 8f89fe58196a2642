-- Every state a task from a plan has had, as told by task.events.v1. A version holds from its moment until the next
-- one's, so the tasks as of any moment are one range condition; events heard twice or late change nothing else.
create table task_state (
    task_id uuid not null,
    version bigint not null,
    at timestamptz not null,
    until timestamptz,
    state text not null,
    assigned_at timestamptz not null,
    due_at timestamptz not null,
    original_due_at timestamptz not null,
    submitted_at timestamptz,
    organization_id uuid not null,
    county_id uuid,
    plan_id uuid not null,
    item_id uuid not null,
    measure_id uuid,
    primary key (task_id, version)
);
create index task_state_plan on task_state (plan_id, at);
create index task_state_item on task_state (item_id, at);

-- What a unit reported to a target: the increase since its last report.
create table report_value (
    report_id uuid not null,
    ordinal int not null,
    task_id uuid not null,
    target_id uuid not null,
    at timestamptz not null,
    quantity numeric not null,
    objects text[] not null,
    primary key (report_id, ordinal)
);
create index report_value_target on report_value (target_id, at);

-- As task_state, for findings about an item of a plan.
create table finding_state (
    finding_id uuid not null,
    version bigint not null,
    at timestamptz not null,
    until timestamptz,
    state text not null,
    plan_id uuid,
    item_id uuid,
    organization_id uuid,
    primary key (finding_id, version)
);
create index finding_state_item on finding_state (item_id, at);
create index finding_state_plan on finding_state (plan_id, at);
