-- Of a delegate both organisations are a party's: the one acted for and the own one.
alter table ruling add column proposed_from_id uuid;

-- A ruling lapses with its submission, also in set-based SQL; whoever was told of it is told that too.
create function tell_voided_ruling() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor, data,
                              organization_id)
    select event, 'task.events.v1', 'dudao.task.ruling-voided.v1', new.id, new.version, t.updated_at,
        cast(event as text), coalesce(nullif(current_setting('dudao.person', true), ''), 'task-service'),
        replace(cast(jsonb_strip_nulls(jsonb_build_object(
            'rulingId', new.id, 'taskId', new.task_id, 'organizationId', new.organization_id, 'state', new.state,
            'decision', new.decision, 'reason', new.reason, 'dueOn', new.due_on,
            'proposedAt', in_shanghai(new.proposed_at), 'proposedOrganizationId', new.proposed_organization_id,
            'classification', nullif(t.classification, 'INTERNAL'), 'handlingOfficeId', t.handling_office_id)) as text),
            '"classification": ', '"classification":'),
        new.organization_id
    from task t cross join lateral (select uuidv7() as event where t.id is not null) e where t.id = new.task_id;
    return null;
end $$;
create trigger tell_voided_ruling after update of state on ruling
    for each row when (old.state = 'PROPOSED' and new.state = 'VOIDED') execute function tell_voided_ruling();

-- As before, and it is told: what goes along has another task above it from now on.
create or replace function take_subtasks_along() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    with moved as (
        update task t set parent_id = new.id, version = t.version + 1,
            handling_office_id = case t.classification when 'RESTRICTED' then new.organization_id else t.handling_office_id end
        from organization c, organization u
        where t.parent_id = new.replaces and c.id = t.organization_id and u.id = new.organization_id
          and c.id <> u.id and c.path ^@ u.path
          and t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED')
        returning t.*
    )
    insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor, data,
                              organization_id)
    select event, 'task.events.v1', 'dudao.task.parent-changed.v1', m.id, m.version, new.assigned_at,
        cast(event as text), coalesce(nullif(current_setting('dudao.person', true), ''), 'task-service'),
        replace(cast(jsonb_strip_nulls(jsonb_build_object(
            'taskId', m.id, 'source', m.source, 'parentId', m.parent_id, 'organizationId', m.organization_id,
            'countyId', m.county_id, 'title', m.title, 'state', m.state, 'assignedAt', in_shanghai(m.assigned_at),
            'dueAt', in_shanghai(m.due_at), 'originalDueAt', in_shanghai(m.original_due_at),
            'deadlineVersion', m.deadline_version, 'acceptedAt', in_shanghai(m.accepted_at),
            'submittedAt', in_shanghai(m.submitted_at), 'completedAt', in_shanghai(m.completed_at),
            'classification', nullif(m.classification, 'INTERNAL'), 'handlingOfficeId', m.handling_office_id)) as text),
            '"classification": ', '"classification":'),
        m.organization_id
    from moved m cross join lateral (select uuidv7() as event where m.id is not null) e;
    return null;
end $$;
