-- What units report; rows are never changed.
create table task_report (
    id uuid primary key,
    task_id uuid not null references task,
    version bigint not null,                   -- of the task after it
    at timestamptz not null,
    text text,
    nothing_to_report boolean not null,
    evidence_ids uuid[] not null,
    actor text not null,
    actor_name text,
    actor_organization_id uuid,
    -- Also the order of a task's reports and of its timeline.
    unique (task_id, version)
);

create table task_report_value (
    report_id uuid not null references task_report,
    position int not null,
    target_id uuid not null,
    quantity numeric(20, 6) not null,          -- added since the unit's last report
    objects text[] not null,
    primary key (report_id, position)
);
