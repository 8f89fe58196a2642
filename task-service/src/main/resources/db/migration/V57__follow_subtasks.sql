-- As before, and whoever has read a task that goes along has to read it again: its version grows. The office of a
-- restricted one is the unit it is handed down by, which is another one from now on.
create or replace function take_subtasks_along() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update task t set parent_id = new.id, version = t.version + 1,
        handling_office_id = case t.classification when 'RESTRICTED' then new.organization_id else t.handling_office_id end
    from organization c, organization u
    where t.parent_id = new.replaces and c.id = t.organization_id and u.id = new.organization_id
      and c.id <> u.id and c.path ^@ u.path
      and t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED');
    return null;
end $$;

-- Who wants a task: of a restricted one the office that alone reads it; else the unit it was handed down by, the issuer of
-- its plan, whoever registered it or the task whose place it took, else the superior of its unit.
create or replace function office_of(task uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp as $$
    with recursive origin (id, replaces) as (
        select t.id, t.replaces from task t where t.id = $1
        union all
        select t.id, t.replaces from origin g join task t on t.id = g.replaces
    )
    select coalesce(case t.classification when 'RESTRICTED' then nullif(t.handling_office_id, t.organization_id) end,
                    above.organization_id, p.issuer_id, d.registrar_organization_id, o.parent_id, t.organization_id)
    from task t join organization o on o.id = t.organization_id
    left join task above on above.id = t.parent_id
    left join plan p on p.id = t.plan_id
    left join task_draft d on d.task_id in (select id from origin)
    where t.id = $1 $$;
