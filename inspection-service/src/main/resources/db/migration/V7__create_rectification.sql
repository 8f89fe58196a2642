create table rectification (
    id uuid primary key,
    version bigint not null,
    finding_id uuid not null unique references finding,
    inspection_id uuid not null references inspection,
    -- The unit that rectifies; it may differ from the inspected one.
    organization_id uuid not null,
    state text not null,
    plan_required boolean not null,
    plan text,
    due_on date not null,
    original_due_on date not null,
    ordered_by text not null,
    ordered_at timestamptz not null,
    reported_by text,
    reported_at timestamptz,
    report text,
    reason text,
    reject_count int not null default 0,
    closed_at timestamptz
);

create table rectification_milestone (
    rectification_id uuid not null references rectification,
    position int not null,
    text text not null,
    due_on date not null,
    primary key (rectification_id, position)
);

-- The record without which nothing closes (教育督导条例 Art. 22); a rejected round stays.
create table rectification_verification (
    rectification_id uuid not null references rectification,
    round int not null,
    method text not null,
    verifier text not null,
    started_at timestamptz not null,
    verdict text,
    decided_by text,
    decided_at timestamptz,
    text text,
    evidence text[],
    primary key (rectification_id, round)
);

-- What task-service last said of the tasks that findings have become. The version never goes back.
create table rectification_task (
    task_id uuid primary key,
    finding_id uuid not null,
    version bigint not null,
    state text not null,
    assigned_at timestamptz,
    submitted_at timestamptz,
    text text
);
create index rectification_task_finding on rectification_task (finding_id);
