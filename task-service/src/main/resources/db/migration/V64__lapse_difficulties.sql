-- Nobody owes an answer about a task that has ended: what is still open lapses, on every path by which a task ends, those
-- of set-based SQL included. That the office was late by then stays to be seen.
alter table difficulty add column lapsed_at timestamptz;

create function lapse_difficulties() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    who text := coalesce(nullif(current_setting('dudao.person', true), ''), 'task-service');
begin
    with gone as (
        update difficulty d set state = 'LAPSED', version = d.version + 1,
            lapsed_at = greatest(new.updated_at, d.raised_at)
        where d.task_id = new.id and d.state = 'OPEN'
        returning d.*
    )
    insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor, data,
                              organization_id)
    select event, 'task.events.v1', 'dudao.task.difficulty-changed.v1', g.id, g.version, new.updated_at,
        cast(event as text), who,
        replace(cast(jsonb_strip_nulls(jsonb_build_object(
            'difficultyId', g.id, 'taskId', g.task_id, 'organizationId', g.organization_id, 'officeId', g.office_id,
            'kind', g.kind, 'text', g.text, 'wanted', g.wanted, 'state', g.state,
            'raisedAt', in_shanghai(g.raised_at), 'answerBy', in_shanghai(g.answer_by),
            'lapsedAt', in_shanghai(g.lapsed_at), 'classification', nullif(new.classification, 'INTERNAL'),
            'handlingOfficeId', new.handling_office_id)) as text),
            '"classification": ', '"classification":'),
        g.organization_id
    from gone g cross join lateral (select uuidv7() as event where g.id is not null) e;
    return null;
end $$;
create trigger lapse_difficulties after update of state on task
    for each row when (new.state in ('COMPLETED', 'CLOSED', 'REASSIGNED', 'CANCELLED')
                       and old.state not in ('COMPLETED', 'CLOSED', 'REASSIGNED', 'CANCELLED'))
    execute function lapse_difficulties();

update difficulty d set state = 'LAPSED', version = d.version + 1, lapsed_at = greatest(t.updated_at, d.raised_at)
from task t
where t.id = d.task_id and d.state = 'OPEN' and t.state in ('COMPLETED', 'CLOSED', 'REASSIGNED', 'CANCELLED');
