create table finding (
    id uuid primary key,
    version bigint not null,
    inspection_id uuid not null references inspection,
    organization_id uuid not null,
    plan_id uuid,
    plan_item_id uuid,
    topic text,
    wording text not null,
    clause text not null,
    indicator text not null,
    evidence text[] not null,
    severity text not null,
    rectification_kind text not null,
    state text not null,
    found_by text not null,
    found_at timestamptz not null,
    confirmed_by text,
    confirmed_at timestamptz,
    reason text,
    responsible_organization_id uuid,
    rectification_id uuid,
    due_on date,
    verification_started_at timestamptz,
    closed_at timestamptz
);
-- Whether an inspection may be closed, and its page.
create index finding_inspection on finding (inspection_id);
