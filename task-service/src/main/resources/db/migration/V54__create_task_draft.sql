-- 立项: a task that comes from no plan, from its registration on. One for schools waits for a leader's approval, so that
-- nothing gets into schools that nobody has answered for (白名单). What is given out at once is registered here as well when
-- it says what it comes from.
create table task_draft (
    id uuid primary key,
    version bigint not null,
    state text not null,                       -- DRAFT | SUBMITTED | APPROVED | REFUSED | ASSIGNED | WITHDRAWN
    origin text not null,                      -- INSTRUCTION | COMPLAINT | PETITION | OPINION_WARNING | OTHER
    title text not null,
    acceptance_standard text,
    reference_title text,                      -- of the paper or case it comes from
    reference_number text,
    reference_by text,
    reference_on date,
    received_on date,
    organization_id uuid not null,             -- the unit
    schools_below boolean not null,            -- it may be handed down to schools
    needs_approval boolean not null,
    necessity text,                            -- why schools have to do it
    due_on date,                               -- chosen, or
    limit_code text,                           -- counted when it is assigned
    classification text not null,
    handling_office_id uuid,
    registrar_organization_id uuid not null,
    registered_at timestamptz not null,
    registered_by text not null,
    registered_name text,
    registered_for text,
    decided_at timestamptz,
    decided_by text,
    decided_name text,
    decided_for text,
    decision text,
    assigned_at timestamptz,
    task_id uuid
);
create index task_draft_registrar on task_draft (registrar_organization_id, id);
create index task_draft_unit on task_draft (organization_id, id);
create unique index task_draft_task on task_draft (task_id) where task_id is not null;

-- The unit sees what was assigned to it, and nothing before.
alter table task_draft enable row level security;
create policy scope on task_draft to "${application}" using (
    sees_everything()
    or ((select in_scope(o.path) from organization o where o.id = task_draft.registrar_organization_id)
        or task_id is not null and (select in_scope(o.path) from organization o where o.id = task_draft.organization_id))
       and (classification <> 'RESTRICTED'
            or is_office(handling_office_id, registrar_organization_id)
            or task_id is not null and is_office(organization_id))) with check (true);

-- Whether a leader has answered for schools having to do with a task. What comes from a plan or a finding needs no such
-- approval, nor what was handed down from it. Whoever asks may not see the task at the top.
create function schools_may_get(task uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    with recursive up (id, parent_id, source) as (
        select t.id, t.parent_id, t.source from task t where t.id = $1
        union all
        select t.id, t.parent_id, t.source from up join task t on t.id = up.parent_id
    )
    select coalesce((select source <> 'AD_HOC'
                       or exists (select from task_draft d where d.task_id = up.id and d.schools_below and d.needs_approval)
                     from up where parent_id is null), true) $$;
