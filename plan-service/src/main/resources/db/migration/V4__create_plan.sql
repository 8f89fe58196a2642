create table plan (
    id uuid primary key,
    version bigint not null,
    issuer_id uuid not null,
    year int not null,
    kind text not null,
    title text not null,
    status text not null,
    -- Withdrawn or revoked: makes room for another plan of the same issuer, year and kind, also once archived.
    voided boolean not null,
    drafted_by text not null,
    drafted_by_name text not null,
    submitted_by text,
    approved_by text,
    document_number text,
    issued_on date,
    revision int not null,
    content_hash text,
    reason text,
    import_id uuid,
    import_document int,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create unique index plan_in_force on plan (issuer_id, year, kind) where not voided;
create unique index plan_document_number on plan (issuer_id, document_number) where document_number is not null;
-- The list, newest year first.
create index plan_year on plan (year, id);

-- Who did what with a plan, when and why. The draft itself is the first row.
create table plan_transition (
    plan_id uuid not null references plan,
    version bigint not null,
    at timestamptz not null,
    happened text not null,
    from_status text,
    to_status text not null,
    actor text not null,
    actor_name text not null,
    reason text,
    primary key (plan_id, version)
);

create table plan_section (
    plan_id uuid not null references plan,
    ordinal int not null,
    heading text not null,
    primary key (plan_id, ordinal)
);

create table plan_item (
    id uuid primary key,
    plan_id uuid not null references plan,
    version bigint not null,
    state text not null,
    position int not null,
    number text not null,
    section_ordinal int,
    title text not null,
    body text not null,
    span_start int,
    span_end int,
    -- Read and written only with their item.
    deadlines jsonb not null,
    frequencies jsonb not null,
    unique (plan_id, position)
);

create table measure (
    id uuid primary key,
    item_id uuid not null references plan_item,
    plan_id uuid not null references plan,
    version bigint not null,
    position int not null,
    wording text not null,
    span_start int,
    span_end int,
    commitment text not null,
    lead_organization_id uuid,
    assisting_organization_ids uuid[] not null default '{}',
    audience jsonb,
    due_on date,
    cadence text,
    acceptance_standard text,
    priority text,
    unique (item_id, position)
);
-- The defaults fill all measures of a plan.
create index measure_plan on measure (plan_id);

-- A quantity the plan promises. Its id is what units report figures to, so it outlives every edit.
create table target (
    id uuid primary key,
    item_id uuid not null references plan_item,
    measure_id uuid references measure,
    plan_id uuid not null references plan,
    position int not null,
    text text not null,
    quantity numeric not null,
    unit text not null,
    object text,
    comparator text not null
);
create index target_item on target (item_id, position);
-- A measure that is deleted takes its targets along.
create index target_measure on target (measure_id) where measure_id is not null;
create index target_plan on target (plan_id);
