-- What units hand in to prove what they say; bytes and description never change.
create table evidence (
    id uuid primary key,
    organization_id uuid not null,             -- the unit whose evidence it is
    uploader_organization_id uuid not null,    -- another one when a system handed it in for the unit
    uploaded_at timestamptz not null,
    uploaded_by text not null,
    uploaded_by_name text,
    on_behalf_of text,
    name text not null,
    media_type text not null,
    size bigint not null,
    sha256 bytea not null,
    -- The same bytes of the same unit are the same evidence.
    unique (organization_id, sha256)
);
-- What no report ever named expires.
create index evidence_by_age on evidence (uploaded_at);

create table evidence_chunk (
    evidence_id uuid not null references evidence on delete cascade,
    position int not null,
    content bytea not null,
    primary key (evidence_id, position)
);
-- Nearly all of it is compressed already; and a part can be read without the whole.
alter table evidence_chunk alter content set storage external;

create table evidence_use (
    evidence_id uuid not null references evidence,
    task_id uuid not null references task,
    used_at timestamptz not null,
    primary key (evidence_id, task_id)
);
create index evidence_of_task on evidence_use (task_id, evidence_id);

revoke update on evidence, evidence_chunk from "${application}";
revoke update, delete on evidence_use from "${application}";

-- Its unit reads it, whoever handed it in for the unit, and whoever may read a task it proves something of.
alter table evidence_use enable row level security;
create policy scope on evidence_use to "${application}" using (
    sees_everything() or exists (select from task t where t.id = evidence_use.task_id)) with check (true);
alter table evidence enable row level security;
create policy scope on evidence to "${application}" using (
    sees_everything() or is_office(organization_id, uploader_organization_id)
    or exists (select from evidence_use u where u.evidence_id = evidence.id)) with check (true);
alter table evidence_chunk enable row level security;
create policy scope on evidence_chunk to "${application}" using (
    sees_everything() or exists (select from evidence e where e.id = evidence_chunk.evidence_id)) with check (true);

-- What proof a measure asks for. A photo, a location or a track never without the provision that demands it.
create table evidence_requirement (
    measure_id uuid not null references measure,
    position int not null,
    version bigint not null,                   -- of all rows of the measure
    kind text not null check (kind in ('DOCUMENT', 'LIST', 'REGISTER', 'NUMBER', 'PHOTO', 'LOCATION', 'TRACK')),
    name text not null,
    basis text,
    article text,
    primary key (measure_id, position),
    check (kind not in ('PHOTO', 'LOCATION', 'TRACK') or basis is not null and article is not null)
);
alter table evidence_requirement enable row level security;
create policy scope on evidence_requirement to "${application}" using (
    sees_everything() or exists (select from measure m where m.id = evidence_requirement.measure_id)) with check (true);
