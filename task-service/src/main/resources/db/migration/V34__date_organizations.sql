-- An organisation that is no more stays, with its tasks and figures.
alter table organization add column opened_on date, add column closed_on date;

-- A code belongs to one organisation at a time. A closed one goes on showing the code it was known by.
alter table organization drop constraint organization_code_scheme_code_key;
create unique index organization_known_by on organization (code_scheme, code) where closed_on is null;

-- What an organisation was called and where it stood, day by day. Written with every change of organization.
create table organization_period (
    organization_id uuid not null,
    valid_from date not null,                  -- '-infinity': for as long as anything is known
    valid_to date,                             -- last day; null: no end is set
    kind text not null,
    name text not null,
    parent_id uuid,
    path text collate "C" not null,
    county_id uuid,
    school_class text,
    ownership text,
    primary key (organization_id, valid_from)
);
-- Lists of a past day are in the order of the paths of that day.
create index organization_period_path on organization_period (path);
insert into organization_period (organization_id, valid_from, kind, name, parent_id, path, county_id, school_class,
                                 ownership)
select id, '-infinity', kind, name, parent_id, path, county_id, school_class, ownership from organization;

-- All codes of an organisation. They are alternate keys: they come, go and move, the organisation stays the same.
create table organization_code (
    organization_id uuid not null,
    scheme text not null,                      -- GB2260 | SCHOOL | USCC (open set)
    value text not null,
    valid_from date not null,                  -- '-infinity': for as long as anything is known
    valid_to date,                             -- last day; null: no end is set
    primary key (scheme, value, valid_from)
);
create unique index organization_code_open on organization_code (scheme, value) where valid_to is null;
create index organization_code_organization on organization_code (organization_id);
insert into organization_code (organization_id, scheme, value, valid_from)
select id, code_scheme, code, '-infinity' from organization where code is not null;

-- What was stays as it was.
revoke delete on organization_period from "${application}";
