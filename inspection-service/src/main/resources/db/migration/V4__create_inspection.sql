create table inspection (
    id uuid primary key,
    version bigint not null,
    kind text not null,
    mode text not null,
    title text not null,
    matters text[] not null,
    organization_id uuid not null,
    -- The office that planned it; sees it also when the office's own organisation is inspected.
    office_id uuid not null,
    visit_from date not null,
    visit_to date not null,
    state text not null,
    planned_by text not null,
    planned_at timestamptz not null,
    filing_number text unique,
    notice_served_at timestamptz,
    notice text,
    self_evaluation_due_on date,
    -- One answer for each matter, in the order of the matters.
    self_evaluation text[],
    desk_review text,
    entered_at timestamptz,
    left_at timestamptz,
    report text,
    reason text
);
-- The lists of a unit.
create index inspection_organization on inspection (organization_id);

create sequence inspection_filing;

create table inspection_recusal (
    inspection_id uuid not null references inspection,
    inspector_id uuid not null references inspector,
    conflict boolean not null,
    reason text,
    declared_by text not null,
    declared_at timestamptz not null,
    primary key (inspection_id, inspector_id)
);

create table inspection_member (
    inspection_id uuid not null references inspection,
    position int not null,
    inspector_id uuid not null references inspector,
    name text not null,
    person text not null,
    leader boolean not null,
    primary key (inspection_id, position)
);
