-- Who may read: a RESTRICTED row names the one office that handles it, and is absent for everybody else but those the
-- matter itself concerns.

alter table plan
    add column classification text not null default 'INTERNAL'
        check (classification in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
    add column handling_office_id uuid,
    add constraint plan_restricted check (classification <> 'RESTRICTED' or handling_office_id is not null);

alter table plan_item
    add column classification text not null default 'INTERNAL'
        check (classification in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
    add column handling_office_id uuid,
    add constraint plan_item_restricted check (classification <> 'RESTRICTED' or handling_office_id is not null);

-- What the other services say of their own: a restricted finding must not be counted for others. Tasks follow their item.

alter table finding_state
    add column classification text not null default 'INTERNAL'
        check (classification in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
    add column handling_office_id uuid,
    add constraint finding_state_restricted check (classification <> 'RESTRICTED' or handling_office_id is not null);

-- A unit reads the restricted items it has a task of.
create index task_state_unit on task_state (organization_id, item_id);

-- The change feed leaves out what is restricted, also what was published of it before it was.
create index change_log_restricted on change_log (subject, position)
    where data like '%"classification":"RESTRICTED"%';
