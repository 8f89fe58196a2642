-- Who may read: a RESTRICTED row names the one office that handles it, and is absent for everybody else but those the
-- matter itself concerns.

alter table plan_item
    add column classification text not null default 'INTERNAL'
        check (classification in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
    add column handling_office_id uuid,
    add constraint plan_item_restricted check (classification <> 'RESTRICTED' or handling_office_id is not null);

alter table finding
    add column classification text not null default 'INTERNAL'
        check (classification in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
    add column handling_office_id uuid,
    add constraint finding_restricted check (classification <> 'RESTRICTED' or handling_office_id is not null);


-- The change feed leaves out what is restricted, also what was published of it before it was.
create index change_log_restricted on change_log (subject, position)
    where data like '%"classification":"RESTRICTED"%';
