-- The register of inspectors (督学).
create table inspector (
    id uuid primary key,
    version bigint not null,
    name text not null,
    kind text not null,
    certificate_number text not null unique,
    organization_id uuid not null,
    -- The sub of the person's token.
    person text not null,
    valid_from date not null,
    valid_to date not null,
    registered_by text not null,
    registered_at timestamptz not null
);
