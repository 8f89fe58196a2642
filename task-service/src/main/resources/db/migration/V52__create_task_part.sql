-- What an assisting unit (协办单位) does of another unit's task: its own limit, its own clock. The lead unit confirms it.
create table task_part (
    id uuid primary key,
    version bigint not null,
    task_id uuid not null references task,
    task_title text not null,                  -- the assisting unit may not see the task
    lead_organization_id uuid not null,        -- the unit of the task
    organization_id uuid not null,             -- the assisting unit
    wording text not null,
    state text not null,                       -- ASSIGNED | ACCEPTED | DELIVERED | RETURNED | CONFIRMED | CANCELLED
    restricted boolean not null,               -- as its task is
    assigned_at timestamptz not null,
    due_at timestamptz not null,
    original_due_at timestamptz not null,
    accepted_at timestamptz,
    delivered_at timestamptz,                  -- of the last delivery, also of one that was sent back
    confirmed_at timestamptz,
    return_count int not null default 0,
    updated_at timestamptz not null
);
create index task_part_task on task_part (task_id, id);
create index task_part_unit on task_part (organization_id, id);
-- A unit has one part of a task; the race of two is decided here.
create unique index task_part_once on task_part (task_id, organization_id) where state <> 'CANCELLED';

-- Who did what with it; rows never change.
create table task_part_act (
    part_id uuid not null references task_part,
    version bigint not null,                   -- of the part after it
    at timestamptz not null,
    command text not null,
    text text,
    actor text not null,
    actor_name text,
    on_behalf_of text,
    actor_organization_id uuid,
    due_at timestamptz not null,               -- from then on
    primary key (part_id, version)
);

-- Whoever sees the task sees its parts; whoever stands at or above the assisting unit sees that part, and of a restricted
-- task only the assisting unit itself.
alter table task_part enable row level security;
create policy scope on task_part to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) from organization o where o.id = task_part.organization_id)
       and (not restricted or is_office(organization_id))
    or exists (select from task t where t.id = task_part.task_id)) with check (true);
alter table task_part_act enable row level security;
create policy scope on task_part_act to "${application}" using (
    sees_everything() or exists (select from task_part p where p.id = task_part_act.part_id)) with check (true);

-- As events write a moment.
create function in_shanghai(at timestamptz) returns text language sql stable as
    $$ select to_char(at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"') $$;

-- On every path by which a task ends for its unit or is classified anew, those of set-based SQL included. Confirmed parts
-- stay what they are.
create function end_parts() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    who text := coalesce(nullif(current_setting('dudao.person', true), ''), 'task-service');
begin
    if new.classification <> old.classification then
        update task_part set restricted = new.classification = 'RESTRICTED' where task_id = new.id;
    end if;
    if new.state in ('CANCELLED', 'REASSIGNED') and new.state <> old.state then
        with gone as (
            update task_part p set state = 'CANCELLED', version = p.version + 1,
                updated_at = greatest(new.updated_at, p.updated_at)
            where p.task_id = new.id and p.state not in ('CONFIRMED', 'CANCELLED')
            returning p.*
        ), kept as (
            insert into task_part_act (part_id, version, at, command, text, actor, due_at)
            select id, version, updated_at, 'cancel', new.state, who, due_at from gone
        )
        insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor, data,
                                  organization_id)
        select event, 'task.events.v1', 'dudao.task.part-changed.v1', g.id, g.version, new.updated_at,
            cast(event as text), who,
            replace(cast(jsonb_strip_nulls(jsonb_build_object(
                'partId', g.id, 'taskId', g.task_id, 'organizationId', g.organization_id,
                'leadOrganizationId', g.lead_organization_id, 'state', g.state, 'command', 'cancel',
                'assignedAt', in_shanghai(g.assigned_at), 'dueAt', in_shanghai(g.due_at),
                'acceptedAt', in_shanghai(g.accepted_at), 'deliveredAt', in_shanghai(g.delivered_at),
                'classification', case when g.restricted then 'RESTRICTED' end)) as text),
                '"classification": ', '"classification":'),
            g.organization_id
        from gone g cross join lateral (select uuidv7() as event where g.id is not null) e;
    end if;
    return null;
end $$;
create trigger end_parts after update of state, classification on task
    for each row when (new.classification <> old.classification
                       or new.state <> old.state and new.state in ('CANCELLED', 'REASSIGNED'))
    execute function end_parts();
