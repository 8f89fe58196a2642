-- 民办学校年检 and 积分.
create table annual_check (
    id uuid primary key,
    version bigint not null,
    organization_id uuid not null,
    office_id uuid not null,
    year int not null,
    depth text not null check (depth in ('DESK', 'ON_SITE')),
    report_due_on date not null,
    state text not null,
    reported_at timestamptz,
    inspection_id uuid references inspection,
    visited_on date,
    conclusion text,
    published_at timestamptz,
    unique (organization_id, year)
);
create index annual_check_year on annual_check (year, state);
create table annual_check_act (
    check_id uuid not null references annual_check,
    position int not null,
    command text not null,
    text text,
    done_by text not null,
    done_for text,
    done_at timestamptz not null,
    primary key (check_id, position)
);

-- From a day on, until the next one: what schools begin with, and what follows below which bound.
create table points_scheme (
    id uuid primary key,
    organization_id uuid not null,
    valid_from date not null,
    opening numeric(6, 2) not null,
    bounds jsonb not null,
    basis text not null,
    set_by text not null,
    set_for text,
    set_at timestamptz not null,
    unique (organization_id, valid_from)
);
create table points_entry (
    id uuid primary key,
    organization_id uuid not null,
    office_id uuid not null,
    points numeric(6, 2) not null check (points <> 0),
    cause text not null,
    basis text not null,
    finding_id uuid references finding,
    occurred_on date not null,
    -- First day on which it counts no more.
    expires_on date,
    -- An entry is taken back once, by another one.
    reverses uuid unique references points_entry,
    entered_by text not null,
    entered_for text,
    entered_at timestamptz not null
);
create index points_entry_organization on points_entry (organization_id, occurred_on);

alter table annual_check enable row level security;
create policy scope on annual_check to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = annual_check.organization_id));
alter table annual_check_act enable row level security;
create policy scope on annual_check_act to "${application}" using (
    sees_everything() or exists (select from annual_check c where c.id = annual_check_act.check_id));
-- Whoever is above sets it, whoever is below is counted by it.
alter table points_scheme enable row level security;
create policy scope on points_scheme to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) or above_scope(o.path) from organization o where o.id = points_scheme.organization_id));
alter table points_entry enable row level security;
create policy scope on points_entry to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = points_entry.organization_id));
revoke delete on annual_check from "${application}";
revoke update, delete on annual_check_act, points_scheme, points_entry from "${application}";
