-- Who of the unit has a task in hand and who answers for it there, dated; rows are closed and never changed otherwise.
create table task_person (
    task_id uuid not null references task,
    role text not null,                        -- HANDLER | IN_CHARGE
    person text not null,                      -- sub of the account
    name text,
    post text,
    since timestamptz not null,
    set_by text not null,
    until timestamptz,
    ended_by text
);
create unique index task_person_now on task_person (task_id, role) where until is null;
create index task_person_task on task_person (task_id);
create index task_person_whose on task_person (person);

alter table task_person enable row level security;
create policy scope on task_person to "${application}" using (
    sees_everything() or exists (select from task t where t.id = task_person.task_id)) with check (true);

-- 困难/需协调事项: what a unit cannot do alone, told to the office that wants the task, which answers in its own time.
create table difficulty (
    id uuid primary key,
    version bigint not null,
    task_id uuid not null references task,
    organization_id uuid not null,             -- of the unit
    office_id uuid not null,                   -- whom it is addressed to
    kind text not null,                        -- code of the list
    text text not null,
    wanted text,                               -- what would help
    state text not null,                       -- OPEN | ANSWERED | WITHDRAWN
    raised_at timestamptz not null,
    raised_by text not null,
    raised_name text,
    raised_for text,
    answer_by timestamptz not null,            -- the office's clock
    answered_at timestamptz,
    answered_by text,
    answered_name text,
    answered_for text,
    outcome text,                              -- SUPPORTED | PARTLY | PASSED_ON | DECLINED
    answer text,
    gap_days int                               -- working days the answer came late: the office's
);
create index difficulty_task on difficulty (task_id, id);
create index difficulty_unit on difficulty (organization_id, id);
create index difficulty_office on difficulty (office_id, id);

alter table difficulty enable row level security;
create policy scope on difficulty to "${application}" using (
    sees_everything() or exists (select from task t where t.id = difficulty.task_id)) with check (true);

-- Who wants a task: the unit it was handed down by, the issuer of its plan, whoever registered it, else the superior of
-- its unit. The unit itself may not see the first ones.
create function office_of(task uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    select coalesce(above.organization_id, p.issuer_id, d.registrar_organization_id, o.parent_id, t.organization_id)
    from task t join organization o on o.id = t.organization_id
    left join task above on above.id = t.parent_id
    left join plan p on p.id = t.plan_id
    left join task_draft d on d.task_id = t.id
    where t.id = $1 $$;
