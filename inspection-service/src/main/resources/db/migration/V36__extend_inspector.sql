-- The register grows into the file of an inspector (督学档案).
alter table inspector add column state text not null default 'ACTIVE';
alter table inspector add column standing_because text;
alter table inspector add column standing_by text;
alter table inspector add column standing_for text;
alter table inspector add column standing_at timestamptz;
-- What the sign-board at the gate shows beside the name.
alter table inspector add column contact text;
alter table inspector add column photo_url text;

-- Terms of office, in order; the register's valid_from and valid_to span the newest run of them without a gap.
create table inspector_term (
    inspector_id uuid not null references inspector,
    position int not null,
    valid_from date not null,
    valid_to date not null,
    -- Which term of a run without a gap it is, from 1.
    consecutive int not null,
    basis text,
    primary key (inspector_id, position)
);
insert into inspector_term (inspector_id, position, valid_from, valid_to, consecutive)
select id, 0, valid_from, valid_to, 1 from inspector;

-- Qualifications with what they rest on, training and assessments.
create table inspector_record (
    id uuid primary key,
    inspector_id uuid not null references inspector,
    kind text not null,
    held_on date not null,
    title text not null,
    basis text,
    hours numeric,
    result text,
    recorded_by text not null,
    recorded_for text,
    recorded_at timestamptz not null
);
create index inspector_record_inspector on inspector_record (inspector_id, held_on);

alter table inspector_term enable row level security;
create policy scope on inspector_term to "${application}" using (
    sees_everything() or exists (select from inspector i where i.id = inspector_term.inspector_id));
alter table inspector_record enable row level security;
create policy scope on inspector_record to "${application}" using (
    sees_everything() or exists (select from inspector i where i.id = inspector_record.inspector_id));

-- 督导责任区: which inspector answers for which school, on which days.
create table district (
    id uuid primary key,
    version bigint not null,
    office_id uuid not null,
    name text not null,
    most_schools int not null,
    most_schools_per_inspector int not null,
    rotates_after_months int,
    created_by text not null,
    created_for text,
    created_at timestamptz not null
);
create index district_office on district (office_id);
create table district_assignment (
    id uuid primary key,
    district_id uuid not null references district,
    organization_id uuid not null,
    inspector_id uuid not null references inspector,
    valid_from date not null,
    valid_to date,                             -- last day; null: no end is set
    assigned_by text not null,
    assigned_for text,
    assigned_at timestamptz not null
);
create index district_assignment_district on district_assignment (district_id);
create index district_assignment_inspector on district_assignment (inspector_id);
-- A school has one inspector at a time (中小学校责任督学挂牌督导办法 Art. 1).
create unique index district_assignment_open on district_assignment (organization_id) where valid_to is null;

alter table district enable row level security;
create policy scope on district to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = district.office_id));
alter table district_assignment enable row level security;
create policy scope on district_assignment to "${application}" using (
    sees_everything() or exists (select from district d where d.id = district_assignment.district_id));

-- Whether an open assignment of the school stands, also in a district of an office the caller does not see.
create function later_assignments(schools uuid[], starting date) returns bigint
    language sql stable security definer set search_path = public, pg_temp as
    $$ select count(*) from district_assignment where organization_id = any (schools) and valid_from >= starting $$;
create function end_assignments(schools uuid[], ending date) returns bigint
    language sql security definer set search_path = public, pg_temp as $$
    with ended as (
      update district_assignment set valid_to = ending
      where organization_id = any (schools) and (valid_to is null or valid_to > ending) returning 1)
    select count(*) from ended
$$;

-- The sign-board (公示牌) is for everybody who stands before the gate.
create function signboard(asked text, day date)
    returns table (school_id uuid, school text, name text, contact text, photo_url text, since date, district text,
                   office text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select s.id, s.name, i.name, i.contact, i.photo_url, a.valid_from, d.name, f.name
    from organization s
    left join (district_assignment a
               join inspector i on i.id = a.inspector_id and i.state = 'ACTIVE' and i.handed_over_at is null
               join district d on d.id = a.district_id
               join organization f on f.id = d.office_id)
           on a.organization_id = s.id and a.valid_from <= day and (a.valid_to is null or a.valid_to >= day)
    where s.code = asked and s.kind = 'SCHOOL' and (s.closed_on is null or s.closed_on > day)
$$;
