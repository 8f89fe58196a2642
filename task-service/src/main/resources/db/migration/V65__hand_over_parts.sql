-- As before, and two things more: a task that the inspection has closed leaves no part open, and where an organisation
-- follows another (the successors of a succession have a job) assisting units go on with what they do, for the new lead
-- unit and not beyond its limit. What that one assisted with itself ends.
create or replace function end_parts() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    who text := coalesce(nullif(current_setting('dudao.person', true), ''), 'task-service');
begin
    if new.classification <> old.classification then
        update task_part set restricted = new.classification = 'RESTRICTED' where task_id = new.id;
    end if;
    if new.state <> old.state then
        with live as (
            select p.id, s.id as next_id, s.organization_id as next_lead, s.due_at as next_due
            from task_part p left join task s
              on s.replaces = new.id and s.job_id is not null and s.organization_id <> p.organization_id
            where p.task_id = new.id and p.state not in ('CONFIRMED', 'CANCELLED')
        ), changed as (
            update task_part p set version = p.version + 1, updated_at = greatest(new.updated_at, p.updated_at),
                state = case when o.next_id is null then 'CANCELLED' else p.state end,
                task_id = coalesce(o.next_id, p.task_id),
                lead_organization_id = coalesce(o.next_lead, p.lead_organization_id),
                due_at = least(p.due_at, o.next_due)
            from live o where p.id = o.id
            returning p.*, case when o.next_id is null then 'cancel' else 'hand-over' end as command
        ), kept as (
            insert into task_part_act (part_id, version, at, command, text, actor, due_at)
            select id, version, updated_at, command, new.state, who, due_at from changed
        )
        insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor, data,
                                  organization_id)
        select event, 'task.events.v1', 'dudao.task.part-changed.v1', c.id, c.version, new.updated_at,
            cast(event as text), who,
            replace(cast(jsonb_strip_nulls(jsonb_build_object(
                'partId', c.id, 'taskId', c.task_id, 'organizationId', c.organization_id,
                'leadOrganizationId', c.lead_organization_id, 'state', c.state, 'command', c.command,
                'assignedAt', in_shanghai(c.assigned_at), 'dueAt', in_shanghai(c.due_at),
                'acceptedAt', in_shanghai(c.accepted_at), 'deliveredAt', in_shanghai(c.delivered_at),
                'classification', case when c.restricted then 'RESTRICTED' end)) as text),
                '"classification": ', '"classification":'),
            c.organization_id
        from changed c cross join lateral (select uuidv7() as event where c.id is not null) e;
    end if;
    return null;
end $$;
drop trigger end_parts on task;
create trigger end_parts after update of state, classification on task
    for each row when (new.classification <> old.classification
                       or new.state <> old.state and (new.state in ('CANCELLED', 'REASSIGNED')
                                                      or new.state = 'CLOSED' and new.source = 'FINDING'))
    execute function end_parts();
