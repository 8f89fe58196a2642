-- The ladder of a task: one row for each step taken at each limit, and one open row for the step that comes next. Only
-- tasks that have come to their first step have rows; the sweep finds the others through task_open_due, so that a
-- fan-out pays nothing for them.
create table escalation (
    id uuid primary key,
    version bigint not null default 0,
    task_id uuid not null references task,
    organization_id uuid not null,             -- the task's unit, which never changes
    issuer_id uuid,                            -- in whose name: the issuer of the plan, else the unit's superior
    deadline_version int not null,
    pack text not null,                        -- id and first day of the rule pack
    step text not null,
    rung int not null,
    form text not null,
    state text not null check (state in ('SCHEDULED', 'PROPOSED', 'APPROVED', 'SENT', 'ACKNOWLEDGED', 'VOIDED')),
    urgent boolean not null,                   -- also outside working hours
    next_action_at timestamptz,                -- of SCHEDULED and APPROVED
    last boolean not null default false,       -- with it the ladder ends until the task has another limit
    slip_year int,                             -- number of the paper: 催办〔2026〕12号
    slip_number int,
    document_number text,                      -- 文号 of a 通报
    reply_by date,
    text text,                                 -- what the person who decided wrote
    proposed_at timestamptz,
    decided_at timestamptz,
    decided_by text,
    decided_by_name text,
    decided_for text,
    sent_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by text,
    acknowledged_by_name text,
    acknowledged_for text,
    reply text,
    voided_at timestamptz,
    void_reason text,
    check ((next_action_at is not null) = (state in ('SCHEDULED', 'APPROVED')))
);
-- Each rung once at each limit, whoever sends; and one step at a time.
create unique index escalation_once on escalation (task_id, deadline_version, step) where state <> 'VOIDED';
create unique index escalation_open on escalation (task_id) where state in ('SCHEDULED', 'PROPOSED', 'APPROVED');
create index escalation_task on escalation (task_id, id);
create index escalation_next on escalation (next_action_at, id) where next_action_at is not null;
create unique index escalation_slip on escalation (issuer_id, form, slip_year, slip_number) where slip_number is not null;
create index escalation_unit on escalation (organization_id, id);

alter table escalation enable row level security;
create policy scope on escalation to "${application}" using (
    sees_everything() or exists (select from task t where t.id = escalation.task_id))
    with check (true);

-- Whatever moves a task's limit or takes it out of the unit's hands ends what was open on its ladder, in the same
-- transaction and on every path, those of set-based SQL included. What was never told is not taken back aloud.
create function void_escalations() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    with gone as (
        update escalation e set state = 'VOIDED', version = e.version + 1, next_action_at = null,
            voided_at = greatest(new.updated_at, e.proposed_at),
            void_reason = case when old.deadline_version <> new.deadline_version then 'DEADLINE_CHANGED'
                               else new.state end
        where e.task_id = new.id and e.state in ('SCHEDULED', 'PROPOSED', 'APPROVED')
        returning e.*
    )
    insert into outbox_event (id, topic, type, subject, aggregate_version, time, correlation_id, actor, data,
                              organization_id)
    select event, 'task.events.v1', 'dudao.task.escalation-voided.v1', g.id, g.version, new.updated_at,
        cast(event as text), coalesce(nullif(current_setting('dudao.person', true), ''), 'task-service'),
        replace(cast(jsonb_strip_nulls(jsonb_build_object(
            'escalationId', g.id, 'taskId', g.task_id, 'organizationId', g.organization_id, 'countyId', new.county_id,
            'issuerId', g.issuer_id, 'planId', new.plan_id, 'itemId', new.item_id, 'measureId', new.measure_id,
            'title', new.title, 'step', g.step, 'rung', g.rung, 'form', g.form, 'pack', g.pack, 'state', g.state,
            'deadlineVersion', g.deadline_version, 'at',
            to_char(g.voided_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS.US"+08:00"'),
            'reason', g.void_reason, 'classification', nullif(new.classification, 'INTERNAL'),
            'handlingOfficeId', new.handling_office_id)) as text),
            '"classification": ', '"classification":'),
        g.organization_id
    from gone g cross join lateral (select uuidv7() as event where g.id is not null) e
    where g.proposed_at is not null;
    return null;
end $$;
create trigger void_escalations after update of state, deadline_version on task
    for each row when (
        old.deadline_version <> new.deadline_version
        or old.state <> new.state and new.state not in ('ASSIGNED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED'))
    execute function void_escalations();
