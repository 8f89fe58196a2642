-- Who answers for an organisation and how they are reached: personal data, encrypted as a whole by a key that is not in
-- the database and bound to the row, for the organisation itself and those above it.
create table organization_contact (
    organization_id uuid primary key,
    version bigint not null,
    key_id text not null,
    algorithm text not null,
    sealed bytea not null,
    updated_at timestamptz not null,
    updated_by text not null
);
alter table organization_contact enable row level security;
create policy scope on organization_contact to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) from organization o where o.id = organization_contact.organization_id));

-- An organisation's own layer over the public calendar. What stands above a school holds for it too.
create table organization_calendar (
    organization_id uuid primary key,
    version bigint not null,
    terms jsonb not null,                      -- [{"name", "from", "to"}], the earliest first
    closing_days jsonb not null,               -- [{"name", "from", "to"}]
    updated_at timestamptz not null,
    updated_by text not null
);
