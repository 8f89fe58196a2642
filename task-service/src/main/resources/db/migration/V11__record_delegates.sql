-- Who acts, and for whom.
alter table outbox_event add column on_behalf_of text;
alter table change_log add column on_behalf_of text;

-- Systems without OIDC. Of the secret only its hash is kept.
create table api_key (
    id uuid primary key,
    version bigint not null,
    prefix text not null unique,
    hash bytea not null,
    name text not null,
    organization_id uuid not null,
    roles text[] not null,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    reason text
);

-- Who may act for whom (委托代办).
create table delegation (
    id uuid primary key,
    version bigint not null,
    delegator text not null,
    delegator_name text not null,
    organization_id uuid not null,             -- the delegator's, which the delegate acts for
    delegate text not null,
    delegate_name text not null,
    roles text[] not null,
    valid_from date not null,
    valid_to date not null,
    reason text not null,
    granted_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    revoked_because text
);
-- Asked by every request that names somebody it acts for.
create index delegation_persons on delegation (delegator, delegate);
-- What a person received.
create index delegation_delegate on delegation (delegate);

alter table job add column created_for text;
alter table task_report add column on_behalf_of text;
-- Last, like every new column of task: task_as_of gives the columns by position.
alter table task add column assigned_for text;

create or replace function task_as_of(at timestamptz) returns setof task language sql stable as $$
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
           t.replaces, t.job_id, t.updated_at, t.assigned_for
    from task t
    left join lateral (
        select tt.to_state, tt.due_at, tt.deadline_version, tt.accepted_at, tt.submitted_at, tt.completed_at
        from task_transition tt
        where tt.task_id = t.id and tt.at <= $1 and t.updated_at > $1
        order by tt.version desc limit 1) h on true
    where t.assigned_at <= $1
$$;
