-- Rounds over a fixed number of units; units do not read them: a visit may not be known yet.
create table inspection_round (
    id uuid primary key,
    version bigint not null,
    office_id uuid not null,
    kind text not null,
    title text not null,
    matters text[] not null,
    first_day date not null,
    last_day date not null,
    size int not null,
    state text not null
);
create table inspection_round_unit (
    round_id uuid not null references inspection_round,
    position int not null,
    organization_id uuid not null,
    inspection_id uuid references inspection,
    visited_on date,
    replaced_by uuid,
    reason text,
    primary key (round_id, position),
    unique (round_id, organization_id),
    constraint round_unit_once check (visited_on is null or replaced_by is null)
);
create index inspection_round_unit_inspection on inspection_round_unit (inspection_id);
create table inspection_round_act (
    round_id uuid not null references inspection_round,
    position int not null,
    command text not null,
    text text,
    done_by text not null,
    done_for text,
    done_at timestamptz not null,
    primary key (round_id, position)
);
-- 优质均衡、普及普惠县创建.
create table recognition_file (
    id uuid primary key,
    version bigint not null,
    programme text not null,
    organization_id uuid not null,
    office_id uuid not null,
    title text not null,
    first_year int not null,
    last_year int not null,
    state text not null,
    snapshot text,
    snapshot_hash text,
    applied_at timestamptz,
    decided_by text,
    document_number text,
    decided_on date
);
create unique index recognition_file_open on recognition_file (organization_id, programme) where state <> 'LOST';
create table recognition_criterion (
    file_id uuid not null references recognition_file,
    position int not null,
    code text not null,
    title text not null,
    unit text,
    comparator text not null,
    threshold numeric(12, 4) not null,
    basis text not null,
    primary key (file_id, position),
    unique (file_id, code)
);
create table recognition_value (
    file_id uuid not null references recognition_file,
    position int not null,
    code text not null,
    year int not null,
    amount numeric(12, 4) not null,
    source text not null,
    recorded_by text not null,
    recorded_for text,
    recorded_at timestamptz not null,
    primary key (file_id, position)
);
create table recognition_act (
    file_id uuid not null references recognition_file,
    position int not null,
    command text not null,
    text text,
    done_by text not null,
    done_for text,
    done_at timestamptz not null,
    primary key (file_id, position)
);
-- Published results as they were handed over, for each year and use in numbered versions.
create table result_export (
    id uuid primary key,
    organization_id uuid not null,
    year int not null,
    use text not null,
    number int not null,
    content text not null, -- JSON; text, because its hash is kept
    sha256 text not null,
    csv_sha256 text not null,
    rows int not null,
    exported_by text not null,
    exported_for text,
    exported_at timestamptz not null,
    unique (organization_id, year, use, number)
);

alter table inspection_round enable row level security;
create policy scope on inspection_round to "${application}" using (
    sees_everything()
    or has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = inspection_round.office_id));
alter table inspection_round_unit enable row level security;
create policy scope on inspection_round_unit to "${application}" using (
    sees_everything() or exists (select from inspection_round r where r.id = inspection_round_unit.round_id));
alter table inspection_round_act enable row level security;
create policy scope on inspection_round_act to "${application}" using (
    sees_everything() or exists (select from inspection_round r where r.id = inspection_round_act.round_id));
alter table recognition_file enable row level security;
create policy scope on recognition_file to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = recognition_file.organization_id));
alter table recognition_criterion enable row level security;
create policy scope on recognition_criterion to "${application}" using (
    sees_everything() or exists (select from recognition_file f where f.id = recognition_criterion.file_id));
alter table recognition_value enable row level security;
create policy scope on recognition_value to "${application}" using (
    sees_everything() or exists (select from recognition_file f where f.id = recognition_value.file_id));
alter table recognition_act enable row level security;
create policy scope on recognition_act to "${application}" using (
    sees_everything() or exists (select from recognition_file f where f.id = recognition_act.file_id));
alter table result_export enable row level security;
create policy scope on result_export to "${application}" using (
    sees_everything()
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = result_export.organization_id));
revoke delete on inspection_round, inspection_round_unit, recognition_file from "${application}";
revoke update, delete on inspection_round_act, recognition_criterion, recognition_value, recognition_act, result_export
    from "${application}";
