-- Issued plans as plan-service tells them: what there is to assign.
create table plan (
    id uuid primary key,
    title text not null,
    kind text,
    year int,
    issuer_id uuid not null,
    document_number text,
    issued_on date,
    revision int,
    state text not null,
    -- Of the event: an older one changes nothing.
    version bigint not null
);

create table plan_item (
    id uuid primary key,
    plan_id uuid not null,
    position int not null,
    number text,
    section_ordinal text,
    section_heading text,
    title text not null
);
create index plan_item_of_plan on plan_item (plan_id, position);

create table measure (
    id uuid primary key,
    plan_id uuid not null,
    item_id uuid not null,
    position int not null,
    wording text not null,
    commitment text,
    lead_organization_id uuid,
    assisting_organization_ids uuid[] not null,
    -- Whom it is for: either those named or those matching every criterion that is given.
    audience_organization_ids uuid[] not null,
    audience_kinds text[] not null,
    audience_under uuid,
    audience_school_classes text[] not null,
    audience_ownership text,
    due_on date,
    acceptance_standard text,
    priority text
);
-- A revised plan drops the measures it no longer has.
create index measure_of_plan on measure (plan_id);

create table measure_target (
    measure_id uuid not null references measure on delete cascade,
    target_id uuid not null,
    text text,
    quantity numeric,
    unit text,
    object text,
    comparator text,
    primary key (measure_id, target_id)
);
