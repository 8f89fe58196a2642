-- The second wall. Statements of the application's role see only what the settings of their transaction allow; the owner
-- of the tables (migrations) is exempt. A request sets them as it begins, work without a caller sets dudao.scope to '*',
-- and without any setting there is nothing to be seen:
--   dudao.scope     paths of the roots of the caller's scope, its home first
--   dudao.own       path of the caller's own organisation, dudao.office its id
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

-- Makers of plans see what is not issued yet; the issued ones bind what stands below their issuer. What is restricted is
-- for its office, for those who draft and approve it, and for units that have a task of it.
create function drafts(path text) returns boolean language sql stable as
    $$ select has_role('ISSUER', 'LEADER')
              and (is_home(path) or path = current_setting('dudao.own', true)) $$;

alter table plan enable row level security;
create policy scope on plan to "${application}" using (
    sees_everything()
    or (select ((status in ('ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED')
                or has_role('ISSUER', 'LEADER', 'SUPERVISOR', 'SYSTEM')) and in_scope(o.path)
            or status in ('ISSUED', 'CLOSED', 'REVOKED', 'ARCHIVED') and above_scope(o.path))
               and (plan.classification <> 'RESTRICTED' or is_office(plan.handling_office_id) or drafts(o.path)
                    or exists (select from task_state s where s.plan_id = plan.id and is_office(s.organization_id)))
        from organization o where o.id = plan.issuer_id));
alter table plan_transition enable row level security;
create policy scope on plan_transition to "${application}" using (
    sees_everything() or exists (select from plan p where p.id = plan_transition.plan_id));
alter table plan_section enable row level security;
create policy scope on plan_section to "${application}" using (
    sees_everything() or exists (select from plan p where p.id = plan_section.plan_id));
alter table plan_item enable row level security;
create policy scope on plan_item to "${application}" using (
    sees_everything() or (select plan_item.classification <> 'RESTRICTED' or is_office(plan_item.handling_office_id) or drafts(o.path)
               or exists (select from task_state s where s.item_id = plan_item.id and is_office(s.organization_id))
        from plan p join organization o on o.id = p.issuer_id where p.id = plan_item.plan_id));
alter table measure enable row level security;
create policy scope on measure to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = measure.item_id));
alter table target enable row level security;
create policy scope on target to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = target.item_id));

-- An import is seen by the organisation that made it, as long as it has a scope at all.
alter table plan_import enable row level security;
create policy scope on plan_import to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = plan_import.organization_id));

-- Progress counts the caller's part of a plan: the city's whole, a county's own.
alter table task_state enable row level security;
create policy scope on task_state to "${application}" using (
    sees_everything() or exists (select from organization o where o.id = task_state.organization_id and in_scope(o.path)));
alter table report_value enable row level security;
create policy scope on report_value to "${application}" using (
    sees_everything() or exists (select from task_state s where s.task_id = report_value.task_id));
alter table finding_state enable row level security;
create policy scope on finding_state to "${application}" using (
    sees_everything() or (classification <> 'RESTRICTED' or is_office(handling_office_id, organization_id))
       and exists (select from organization o where o.id = finding_state.organization_id and in_scope(o.path)));

-- The feed shows an event to whose scope contains the organisation it is about, and some events also to those below it.
alter table outbox_event add column organization_id uuid, add column downward boolean not null default false;
alter table change_log add column organization_id uuid, add column downward boolean not null default false;
-- What is issued is told to everybody below the issuer, and so is its end.
update change_log set organization_id = cast(cast(data as json) ->> 'issuerId' as uuid),
                      downward = type ~ '\.(issued|closed|revoked|archived)\.';
update outbox_event set organization_id = cast(cast(data as json) ->> 'issuerId' as uuid),
                        downward = type ~ '\.(issued|closed|revoked|archived)\.';
alter table change_log enable row level security;
create policy reading on change_log for select to "${application}" using (
    sees_everything() or (select in_scope(o.path) or change_log.downward and above_scope(o.path)
                          from organization o where o.id = change_log.organization_id));
create policy adding on change_log for insert to "${application}" with check (true);

-- A reader passes over what it may not see, so it has to know how far the log goes.
create function change_log_end() returns bigint language sql stable security definer set search_path = public, pg_temp as
    $$ select coalesce(max(position), 0) from change_log $$;
