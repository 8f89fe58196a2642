-- What a plan said from one revision to the next. The first is its issue.
create table plan_revision (
    plan_id uuid not null references plan,
    revision int not null,
    -- The document that ordered the change; null for the first, which is that document.
    document text,
    reason text,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    on_behalf_of text,
    sha256 text not null,
    -- Byte for byte the data of its event, so text: jsonb would write it anew.
    snapshot text not null,
    diff jsonb not null,
    touched jsonb not null,
    primary key (plan_id, revision)
);
-- A revision stays as it was decided.
revoke update, delete on plan_revision from "${application}";
alter table plan_revision enable row level security;
create policy scope on plan_revision to "${application}" using (
    sees_everything() or exists (select from plan p where p.id = plan_revision.plan_id));

-- What was issued before has its first revision in its event.
insert into plan_revision (plan_id, revision, at, actor, actor_name, on_behalf_of, sha256, snapshot, diff, touched)
select p.id, 1, t.at, t.actor, t.actor_name, t.on_behalf_of, p.content_hash, e.data, '[]',
       '{"total": 0, "hash": "", "measures": [], "tasks": []}'
from plan p
join plan_transition t on t.plan_id = p.id and t.happened = 'issued'
join (select subject, type, data from change_log union all select subject, type, data from outbox_event) e
  on e.subject = p.id and e.type = 'dudao.plan.issued.v1'
where p.content_hash is not null
on conflict do nothing;
update plan set revision = 1 where content_hash is not null and revision = 0;

-- A change somebody proposes to an issued plan, until a leader decides on it.
create table revision_proposal (
    id uuid primary key,
    version bigint not null,
    plan_id uuid not null references plan,
    base_revision int not null,
    state text not null check (state in ('OPEN', 'ADOPTED', 'WITHDRAWN')),
    document text not null,
    reason text not null,
    changes jsonb not null,
    diff jsonb not null,
    touched jsonb not null,
    proposed_at timestamptz not null,
    proposer text not null,
    proposer_name text not null,
    proposed_for text,
    decided_at timestamptz,
    decided_by text,
    decided_by_name text,
    decided_for text
);
-- The list of one plan, newest first.
create index revision_proposal_plan on revision_proposal (plan_id, id);
-- It names tasks of all units, so it is for the house that issued the plan and those above.
alter table revision_proposal enable row level security;
create policy scope on revision_proposal to "${application}" using (
    sees_everything() or exists (select from plan p join organization o on o.id = p.issuer_id
        where p.id = revision_proposal.plan_id and in_scope(o.path)));

-- Of a revocation: its document, and what becomes of the open tasks.
alter table plan_transition add column document text, add column decisions jsonb;

-- The files of a plan that is over, as they were when it was archived.
create table plan_archive (
    plan_id uuid primary key references plan,
    built_at timestamptz not null,
    actor text not null,
    actor_name text not null,
    on_behalf_of text,
    restricted boolean not null,
    manifest text not null,
    sha256 text not null,
    package bytea not null
);
revoke update, delete on plan_archive from "${application}";
-- It counts the work of all units.
alter table plan_archive enable row level security;
create policy scope on plan_archive to "${application}" using (
    sees_everything() or exists (select from plan p join organization o on o.id = p.issuer_id
        where p.id = plan_archive.plan_id and in_scope(o.path)));
