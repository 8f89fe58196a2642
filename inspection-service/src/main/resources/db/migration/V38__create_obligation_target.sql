-- What a bureau asks for beyond the law: regular visits every month, say. The statutory duties stand in the code with their
-- articles; a local target never stands for one.
create table obligation_target (
    id uuid primary key,
    organization_id uuid not null,
    object_kind text not null,
    kinds text[] not null,
    times int not null,
    -- TERM, or a number of years.
    years int,
    basis text not null,
    set_by text not null,
    set_for text,
    set_at timestamptz not null,
    ended_on date
);
create index obligation_target_organization on obligation_target (organization_id);
alter table obligation_target enable row level security;
create policy scope on obligation_target to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) or above_scope(o.path) from organization o
        where o.id = obligation_target.organization_id));
-- What was held, by unit.
create index inspection_entered on inspection (organization_id, kind, entered_at) where entered_at is not null;
