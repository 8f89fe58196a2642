-- The head of a plan: who issues it together, to whom it goes, from when it holds and for how long, who may be shown it.
alter table plan
    -- As printed, in order: [{organizationId, name}]. Null: the issuer alone, under its own name.
    add column issuers jsonb,
    -- The organisations among them but for the first one, which is issuer_id. They have its rights.
    add column co_issuer_ids uuid[] not null default '{}',
    -- As printed, in order: [{name, audience}]. Who that was when the plan was issued stands in plan_receipt.
    add column addressees jsonb not null default '[]',
    add column signed_on date,
    add column published_on date,
    add column effective_on date,
    add column validity text not null default 'IN_FORCE'
        check (validity in ('IN_FORCE', 'AMENDED', 'SUPERSEDED', 'LAPSED')),
    add column valid_until date,
    add column trial boolean not null default false,
    add column review_on date,
    add column superseded_by uuid references plan,
    add column validity_reason text,
    add column subject_class text,
    add column cover_notice text,
    add column preamble text,
    -- Null: not decided yet.
    add column publicity text check (publicity in ('OPEN', 'ON_REQUEST', 'CLOSED')),
    add column publicity_reason text;
alter table plan_section add column leader_name text, add column leader_post text;

-- A document number as it is looked for: in whatever brackets and width somebody types it.
create function document_key(number text) returns text language sql immutable as
    $$ select translate(regexp_replace(lower(normalize(number, NFKC)), '\s|第|号$', '', 'g'),
                        '〔〕[]【】{}〈〉', '()()()()()') $$;
-- A column of its own: behind the wall no function of a row may choose which rows are looked at.
alter table plan add column document_key text generated always as (document_key(document_number)) stored;
create index plan_document_key on plan (document_key) where document_key is not null;
create index plan_superseded_by on plan (superseded_by) where superseded_by is not null;

-- Asked over the wall: what somebody else has drafted together with an organisation counts for it too.
create function plan_in_force(p_issuers uuid[], p_year int, p_kind text, p_except uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp as
    $$ select id from plan where year = p_year and kind = p_kind and not voided and id is distinct from p_except
         and (issuer_id = any (p_issuers) or co_issuer_ids && p_issuers) limit 1 $$;
create function document_number_taken(p_plan uuid, p_number text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select exists (select from plan own join plan p on p.id <> own.id and p.document_number = p_number
                      where own.id = p_plan
                        and (p.issuer_id || p.co_issuer_ids) && (own.issuer_id || own.co_issuer_ids)) $$;

-- Who was sent the plan, and whether somebody there has opened it: of each revision one row for each organisation.
create table plan_receipt (
    plan_id uuid not null references plan,
    revision int not null,
    organization_id uuid not null,
    -- The first of the printed groups that names it; from 1. Null: only an earlier revision went there.
    addressee int,
    delivered_at timestamptz not null,
    -- The first reader of the organisation; nothing is counted by person.
    read_at timestamptz,
    read_by text,
    read_by_name text,
    read_for text,
    primary key (plan_id, organization_id, revision)
);

-- What an organisation was sent, whoever issued it.
create index plan_receipt_organization on plan_receipt (organization_id, plan_id);

-- What the caller's organisation was sent, asked once by a statement; over the wall, or the two tables would ask each
-- other without end.
create function addressed_plans() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as
    $$ select array(select r.plan_id from organization o join plan_receipt r on r.organization_id = o.id
                    where o.path in (current_setting('dudao.own', true),
                                     split_part(current_setting('dudao.scope', true), ',', 1))) $$;

drop policy scope on plan;
create policy scope on plan to "${application}" using (
    sees_everything()
    or exists (select from organization o
        where o.id = any (plan.issuer_id || plan.co_issuer_ids)
          and ((status in ('ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED')
                or has_role('ISSUER', 'LEADER', 'SUPERVISOR', 'SYSTEM')) and in_scope(o.path)
               or status in ('ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED') and above_scope(o.path))
          and (plan.classification <> 'RESTRICTED' or is_office(plan.handling_office_id) or drafts(o.path)
               or exists (select from task_state s where s.plan_id = plan.id and is_office(s.organization_id))))
    or status in ('ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED')
       and (plan.classification <> 'RESTRICTED' or is_office(plan.handling_office_id)
            or exists (select from task_state s where s.plan_id = plan.id and is_office(s.organization_id)))
       and plan.id = any (cast((select addressed_plans()) as uuid[])));

drop policy scope on plan_item;
create policy scope on plan_item to "${application}" using (
    sees_everything() or exists (select from plan p where p.id = plan_item.plan_id
        and (plan_item.classification <> 'RESTRICTED' or is_office(plan_item.handling_office_id)
             or exists (select from organization o
                        where o.id = any (p.issuer_id || p.co_issuer_ids) and drafts(o.path))
             or exists (select from task_state s where s.item_id = plan_item.id and is_office(s.organization_id)))));

-- A receipt is seen by whoever sees the plan and has the addressed organisation or one of the issuers in its scope.
alter table plan_receipt enable row level security;
create policy scope on plan_receipt to "${application}" using (
    sees_everything() or exists (select from plan p where p.id = plan_receipt.plan_id
        and exists (select from organization o
                    where o.id = any (array[plan_receipt.organization_id, p.issuer_id] || p.co_issuer_ids)
                      and in_scope(o.path))))
    with check (true);

-- A programme of several years over the plans of each. It binds what stands below its issuer.
create table programme (
    id uuid primary key,
    version bigint not null,
    issuer_id uuid not null,
    title text not null,
    document_number text,
    from_year int not null,
    to_year int not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    check (from_year <= to_year)
);
create index programme_issuer on programme (issuer_id, from_year);
create unique index programme_document_number on programme (issuer_id, document_key(document_number))
    where document_number is not null;
alter table plan_item add constraint plan_item_programme foreign key (programme_id) references programme;
-- Over the wall: an item nobody here may see holds it just as well.
create function programme_in_use(p_programme uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select exists (select from plan_item where programme_id = p_programme) $$;
create table programme_target (
    id uuid primary key,
    programme_id uuid not null references programme on delete cascade,
    position int not null,
    text text not null,
    quantity numeric not null,
    unit text not null,
    object text,
    unique (programme_id, position)
);
alter table programme enable row level security;
create policy scope on programme to "${application}" using (
    sees_everything() or exists (select from organization o where o.id = programme.issuer_id
                                   and (in_scope(o.path) or above_scope(o.path))));
alter table programme_target enable row level security;
create policy scope on programme_target to "${application}" using (
    sees_everything() or exists (select from programme g where g.id = programme_target.programme_id));
