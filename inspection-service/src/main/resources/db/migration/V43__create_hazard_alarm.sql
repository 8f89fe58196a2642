-- A hazard is told at once, and again and higher until the unit says that it knows. The clock runs in minutes, day and
-- night; what it rests on is kept, so that it can be counted again.
create table hazard_alarm (
    id uuid primary key,
    version bigint not null,
    finding_id uuid not null unique references finding,
    inspection_id uuid not null references inspection,
    organization_id uuid not null,
    state text not null,
    raised_at timestamptz not null,
    -- Minutes the unit has to acknowledge, as they were when the alarm was raised.
    minutes int not null,
    rule_id text not null,
    rule_version text not null,
    jurisdiction text not null,
    citation text not null,
    basis text not null,
    acknowledged_at timestamptz,
    -- The next who is to be told; null when there is nobody, or no need any more.
    next_step_at timestamptz,
    cleared_by text,
    cleared_for text,
    cleared_at timestamptz,
    text text
);
create index hazard_alarm_next_step on hazard_alarm (next_step_at) where next_step_at is not null;

create table hazard_step (
    alarm_id uuid not null references hazard_alarm,
    position int not null,
    level int not null,
    addressee text not null,
    organization_id uuid not null,
    due_at timestamptz not null,
    told_at timestamptz,
    acknowledged_by text,
    acknowledged_for text,
    acknowledged_at timestamptz,
    primary key (alarm_id, position)
);

-- 首报、续报、终报.
create table hazard_report (
    alarm_id uuid not null references hazard_alarm,
    position int not null,
    kind text not null,
    text text not null,
    reported_by text not null,
    reported_for text,
    reported_at timestamptz not null,
    primary key (alarm_id, position)
);

-- Seen by whoever sees the finding.
alter table hazard_alarm enable row level security;
create policy scope on hazard_alarm to "${application}" using (
    sees_everything() or exists (select from finding f where f.id = hazard_alarm.finding_id));
alter table hazard_step enable row level security;
create policy scope on hazard_step to "${application}" using (
    sees_everything() or exists (select from hazard_alarm a where a.id = hazard_step.alarm_id));
alter table hazard_report enable row level security;
create policy scope on hazard_report to "${application}" using (
    sees_everything() or exists (select from hazard_alarm a where a.id = hazard_report.alarm_id));
revoke delete on hazard_alarm, hazard_step, hazard_report from "${application}";
