-- The second wall. Statements of the application's role see only what the settings of their transaction allow; the owner
-- of the tables (migrations) is exempt. A request sets them as it begins, work without a caller sets dudao.scope to '*',
-- and without any setting there is nothing to be seen:
--   dudao.scope     paths of the roots of the caller's scope, its home first
--   dudao.own       path of the caller's own organisation, dudao.office its id
--   dudao.counties ids of the counties in the scope, dudao.units of the units of roots below a county
--   dudao.person    sub of the caller's token, dudao.roles its roles
create function sees_everything() returns boolean language sql stable as
    $$ select current_setting('dudao.scope', true) = '*' $$;

create function in_scope(path text) returns boolean language sql stable as
    $$ select path ^@ any (string_to_array(current_setting('dudao.scope', true), ',')) $$;

-- Whether the path leads to a root of the scope or above it: what stands there gives orders downwards.
create function above_scope(path text) returns boolean language sql stable as
    $$ select exists (select from unnest(string_to_array(current_setting('dudao.scope', true), ',')) root
                      where root ^@ path) $$;

create function has_role(variadic any_of text[]) returns boolean language sql stable as
    $$ select string_to_array(current_setting('dudao.roles', true), ',') && any_of $$;

-- Whether the caller's own organisation is one of those that read a restricted row.
create function is_office(variadic any_of uuid[]) returns boolean language sql stable as
    $$ select current_setting('dudao.office', true) = any (cast(any_of as text[])) $$;

create function is_home(path text) returns boolean language sql stable as
    $$ select path = split_part(current_setting('dudao.scope', true), ',', 1) $$;

create function scope_counties() returns uuid[] language sql stable as
    $$ select cast(string_to_array(current_setting('dudao.counties', true), ',') as uuid[]) $$;

create function scope_units() returns uuid[] language sql stable as
    $$ select cast(string_to_array(current_setting('dudao.units', true), ',') as uuid[]) $$;

-- The sub-selects are evaluated once a statement. Nearly every row is told by its county or its unit; the organisation
-- is looked up only of units that stand under no county. EXISTS would be hashed, which costs each page a millisecond.
-- New rows are not checked: the fan-out writes thousands in one statement, from the caller's scope.
alter table task enable row level security;
create policy scope on task to "${application}" using (
    (select sees_everything())
    or (county_id = any ((select scope_counties())::uuid[])
        or organization_id = any ((select scope_units())::uuid[])
        or county_id is null and (select in_scope(o.path) from organization o where o.id = task.organization_id))
       and (classification <> 'RESTRICTED' or is_office(handling_office_id, organization_id)))
    with check (true);

-- The county of a task is the one its unit stands under now, wherever the unit moves.
create function move_tasks() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update task set county_id = new.county_id where organization_id = new.id;
    return null;
end $$;
create trigger move_tasks after update of county_id on organization
    for each row when (old.county_id is distinct from new.county_id) execute function move_tasks();

alter table task_transition enable row level security;
create policy scope on task_transition to "${application}" using (
    sees_everything() or exists (select from task t where t.id = task_transition.task_id));
alter table task_report enable row level security;
create policy scope on task_report to "${application}" using (
    sees_everything() or exists (select from task t where t.id = task_report.task_id));
alter table task_report_value enable row level security;
create policy scope on task_report_value to "${application}" using (
    sees_everything() or exists (select from task_report r where r.id = task_report_value.report_id));

-- An import of organisations is the administrator's work and names no business.
alter table job enable row level security;
create policy scope on job to "${application}" using (
    sees_everything() or (kind = 'ORGANIZATION_IMPORT' and has_role('SYSADMIN'))
    or (select in_scope(o.path) from organization o where o.id = job.organization_id)
       and (classification <> 'RESTRICTED' or is_office(handling_office_id, organization_id)))
    with check (true);

-- Issued plans bind what stands below their issuer, and are read by whoever stands above it. What is restricted is for
-- its office, for the issuer, and for units that have a task of it.
create function has_task(plan uuid, item uuid) returns boolean language sql stable as
    $$ select exists (select from task t
                      where t.organization_id = cast(nullif(current_setting('dudao.office', true), '') as uuid)
                        and (t.plan_id = plan or t.item_id = item)) $$;

alter table plan enable row level security;
create policy scope on plan to "${application}" using (
    sees_everything() or (select (in_scope(o.path) or above_scope(o.path))
               and (plan.classification <> 'RESTRICTED' or is_office(plan.handling_office_id, plan.issuer_id)
                    or is_home(o.path) or has_task(plan.id, null))
        from organization o where o.id = plan.issuer_id));
alter table plan_item enable row level security;
create policy scope on plan_item to "${application}" using (
    sees_everything() or (select plan_item.classification <> 'RESTRICTED' or is_office(plan_item.handling_office_id, p.issuer_id)
               or is_home(o.path) or has_task(null, plan_item.id)
        from plan p join organization o on o.id = p.issuer_id where p.id = plan_item.plan_id));
alter table measure enable row level security;
create policy scope on measure to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = measure.item_id));
alter table measure_target enable row level security;
create policy scope on measure_target to "${application}" using (
    sees_everything() or exists (select from measure m where m.id = measure_target.measure_id));

-- The feed shows an event to whose scope contains the organisation it is about, and some events also to those below it.
alter table outbox_event add column organization_id uuid, add column downward boolean not null default false;
alter table change_log add column organization_id uuid, add column downward boolean not null default false;
-- Every event of this service names the organisation it is about. The tree itself is no secret for those below.
update change_log set organization_id = cast(cast(data as json) ->> 'organizationId' as uuid),
                      downward = type like 'dudao.organization.%';
update outbox_event set organization_id = cast(cast(data as json) ->> 'organizationId' as uuid),
                        downward = type like 'dudao.organization.%';
alter table change_log enable row level security;
create policy reading on change_log for select to "${application}" using (
    sees_everything() or (select in_scope(o.path) or change_log.downward and above_scope(o.path)
                          from organization o where o.id = change_log.organization_id));
create policy adding on change_log for insert to "${application}" with check (true);

-- A reader passes over what it may not see, so it has to know how far the log goes.
create function change_log_end() returns bigint language sql stable security definer set search_path = public, pg_temp as
    $$ select coalesce(max(position), 0) from change_log $$;
