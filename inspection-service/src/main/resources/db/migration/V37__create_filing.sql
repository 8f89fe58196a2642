-- 学期: of an organisation and all below it that have none of their own.
create table school_term (
    id uuid primary key,
    organization_id uuid not null,
    name text not null,
    first_day date not null,
    last_day date not null,
    set_by text not null,
    set_for text,
    set_at timestamptz not null,
    check (last_day > first_day)
);
create index school_term_organization on school_term (organization_id, first_day);
alter table school_term enable row level security;
create policy scope on school_term to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) or above_scope(o.path) from organization o where o.id = school_term.organization_id));

-- 年度督导计划 of an office: what may be held in a year, and how often a unit is visited at most.
create table yearly_plan (
    id uuid primary key,
    version bigint not null,
    office_id uuid not null,
    year int not null,
    title text not null,
    state text not null,
    most_visits_per_term int,
    clash_days int not null,
    drafted_by text not null,
    drafted_for text,
    drafted_at timestamptz not null,
    submitted_by text,
    submitted_for text,
    submitted_at timestamptz,
    approved_by text,
    approved_for text,
    approved_at timestamptz,
    reason text
);
create index yearly_plan_office on yearly_plan (office_id, year);
create unique index yearly_plan_approved on yearly_plan (office_id, year) where state = 'APPROVED';
create table yearly_plan_entry (
    plan_id uuid not null references yearly_plan,
    position int not null,
    id uuid not null unique,
    kind text not null,
    title text not null,
    under_id uuid not null,
    first_day date not null,
    last_day date not null,
    primary key (plan_id, position)
);
-- What is planned tells units of visits to come: it is for those who supervise in the office's line.
alter table yearly_plan enable row level security;
create policy scope on yearly_plan to "${application}" using (
    sees_everything()
    or has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = yearly_plan.office_id));
alter table yearly_plan_entry enable row level security;
create policy scope on yearly_plan_entry to "${application}" using (
    sees_everything() or exists (select from yearly_plan p where p.id = yearly_plan_entry.plan_id));

alter table inspection add column plan_entry_id uuid;
alter table inspection add column filed_by text;
alter table inspection add column filed_for text;
alter table inspection add column filed_at timestamptz;
-- SHA-256 of what was filed: kind, unit, matters and days.
alter table inspection add column scope_hash text;
-- What keeps visits apart that a unit may not know of: numbers of their own, so that nobody misses one in the other row.
create sequence inspection_filing_unannounced;
create index inspection_visits on inspection (organization_id, visit_from);

-- Why a visit was filed although the yearly plan does not have it, the unit has had enough, or another one is near.
create table inspection_exception (
    inspection_id uuid primary key references inspection,
    codes text[] not null,
    reason text not null,
    approved_by text not null,
    approved_for text,
    approved_at timestamptz not null
);
alter table inspection_exception enable row level security;
create policy scope on inspection_exception to "${application}" using (
    sees_everything()
    or exists (select from inspection i join organization o on o.id = i.organization_id
               where i.id = inspection_exception.inspection_id and supervises(i.office_id, o.path)));

-- Keys with which an office signs entry codes; the private one is encrypted by a key that is not in the database.
create table filing_key (
    id uuid primary key,
    office_id uuid not null,
    public_key text not null,
    key_id text not null,
    algorithm text not null,
    sealed bytea not null,
    created_at timestamptz not null,
    -- Not before it has signed for a visit that may be known.
    shown boolean not null default false
);
create index filing_key_office on filing_key (office_id, created_at);
alter table filing_key enable row level security;
create policy scope on filing_key to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = filing_key.office_id));

-- Whoever stands at the gate checks a code with the office's public key, and asks whether the filing still stands.
create function filing_keys() returns table (id uuid, office_id uuid, office text, public_key text, created_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select k.id, k.office_id, o.name, k.public_key, k.created_at
    from filing_key k left join organization o on o.id = k.office_id where k.shown order by k.created_at, k.id
$$;
create function filing_key(asked uuid) returns text
    language sql stable security definer set search_path = public, pg_temp as
    $$ select public_key from filing_key where id = asked $$;
create function filing_stands(number text, scope text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from inspection
                   where filing_number = number and scope_hash = scope and state <> 'CANCELLED')
$$;
