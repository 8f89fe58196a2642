-- 共性问题: what makes a problem common, and what was proposed for a plan because of it.
create table common_problem_threshold (
    id uuid primary key,
    organization_id uuid not null,
    valid_from date not null,
    fewest_units int not null,
    least_share_percent numeric(5, 2) not null,
    basis text not null,
    set_by text not null,
    set_for text,
    set_at timestamptz not null,
    unique (organization_id, valid_from)
);
create table common_problem (
    id uuid primary key,
    version bigint not null,
    office_id uuid not null,
    indicator text not null,
    clause text not null,
    period_from date not null,
    period_to date not null,
    findings int not null,
    units int not null,
    inspected_units int not null,
    units_before int not null,
    inspected_units_before int not null,
    finding_ids uuid[] not null,
    threshold_id uuid not null references common_problem_threshold,
    plan_year int not null,
    title text not null,
    proposal text not null,
    state text not null,
    raised_by text not null,
    raised_for text,
    raised_at timestamptz not null,
    reason text
);
-- Once for a plan; withdrawn, it may be raised again.
create unique index common_problem_once on common_problem (office_id, plan_year, indicator, clause)
    where state = 'RAISED';
create index finding_confirmed_at on finding (confirmed_at) where confirmed_at is not null;
create index inspection_entered_at on inspection (entered_at) where entered_at is not null;

alter table common_problem_threshold enable row level security;
create policy scope on common_problem_threshold to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) or above_scope(o.path) from organization o
        where o.id = common_problem_threshold.organization_id));
alter table common_problem enable row level security;
create policy scope on common_problem to "${application}" using (
    sees_everything()
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = common_problem.office_id));
revoke update, delete on common_problem_threshold from "${application}";
revoke delete on common_problem from "${application}";
