-- 一校一案: each unit's own plan for its task, which whoever stands above it approves or returns.
create table document (
    id uuid primary key,
    version bigint not null,
    task_id uuid not null unique references task,
    measure_id uuid,
    organization_id uuid not null,
    state text not null check (state in ('FILED', 'RETURNED', 'APPROVED')),
    current_number int not null,
    updated_at timestamptz not null
);
create index document_of_measure on document (measure_id, id);

-- What was filed; rows never change.
create table document_version (
    document_id uuid not null references document,
    number int not null,
    title text not null,
    text text,
    evidence_id uuid references evidence,
    filed_at timestamptz not null,
    filed_by text not null,
    filed_by_name text,
    on_behalf_of text,
    -- Of the wording without blanks, punctuation and the unit's own name; of a file without text, of its bytes.
    fingerprint bytea not null,
    -- 64 least hashes of its runs of four characters, and groups of four of them; empty when it is too short.
    signature int[] not null,
    bands bigint[] not null,
    primary key (document_id, number)
);
create index document_version_bands on document_version using gin (bands);
create index document_version_fingerprint on document_version (fingerprint);

create table document_decision (
    document_id uuid not null,
    number int not null,
    decision text not null check (decision in ('APPROVED', 'RETURNED')),
    reason text,
    at timestamptz not null,
    actor text not null,
    actor_name text,
    actor_organization_id uuid,
    on_behalf_of text,
    primary key (document_id, number),
    foreign key (document_id, number) references document_version
);

-- Which earlier filed documents of the same measure a version is like, in percent; the most alike ones only.
create table document_likeness (
    document_id uuid not null,
    number int not null,
    other_document_id uuid not null,
    other_number int not null,
    likeness int not null check (likeness between 0 and 100),
    primary key (document_id, number, other_document_id),
    foreign key (document_id, number) references document_version,
    foreign key (other_document_id, other_number) references document_version
);
create index document_likeness_other on document_likeness (other_document_id, other_number);

revoke update, delete on document_version, document_decision, document_likeness from "${application}";

alter table document enable row level security;
create policy scope on document to "${application}" using (
    sees_everything() or exists (select from task t where t.id = document.task_id)) with check (true);
alter table document_version enable row level security;
create policy scope on document_version to "${application}" using (
    sees_everything() or exists (select from document d where d.id = document_version.document_id)) with check (true);
alter table document_decision enable row level security;
create policy scope on document_decision to "${application}" using (
    sees_everything() or exists (select from document d where d.id = document_decision.document_id)) with check (true);
alter table document_likeness enable row level security;
create policy scope on document_likeness to "${application}" using (
    sees_everything() or exists (select from document d
        where d.id in (document_likeness.document_id, document_likeness.other_document_id))) with check (true);

-- A unit does not see what others have filed, but what it files is compared with all of it. Gives no wording away.
create function like_documents(measure uuid, own uuid, print bytea, own_signature int[], own_bands bigint[], least_likeness int)
returns table (document_id uuid, number int, likeness int)
language sql stable security definer set search_path = public, pg_temp as $$
    select document_id, number, likeness from (
      select v.document_id, v.number, v.filed_at,
             case when v.fingerprint = print then 100
                  else least(99, cast((select count(*) from unnest(v.signature, own_signature) s (theirs, ours)
                                       where theirs = ours) * 100 / 64 as int)) end as likeness
      from (select v.* from document d join document_version v on v.document_id = d.id and v.number = d.current_number
            where d.measure_id = measure and d.id <> own and (v.fingerprint = print or v.bands && own_bands)
            -- When all have filed the same, a few of them tell as much as all.
            order by v.fingerprint <> print, v.filed_at limit 200) v) other
    where likeness >= least_likeness
    order by likeness desc, filed_at limit 5
$$;
