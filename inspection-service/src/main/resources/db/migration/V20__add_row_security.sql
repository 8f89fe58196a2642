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

-- Those who supervise, unless it is their own organisation that is inspected by somebody else.
create function supervises(office_id uuid, path text) returns boolean language sql stable as
    $$ select has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
              and (cast(office_id as text) = current_setting('dudao.office', true)
                   or path <> split_part(current_setting('dudao.scope', true), ',', 1)) $$;

-- Asked past the walls: the members and findings of an inspection are themselves seen by whoever sees the inspection.
create function on_team(inspection uuid) returns boolean language sql stable security definer set search_path = public, pg_temp as
    $$ select current_setting('dudao.scope', true) <> ''
              and exists (select from inspection_member m
                          where m.inspection_id = inspection and m.person = current_setting('dudao.person', true)) $$;

create function answers_for(inspection uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select exists (select from finding f join organization o on o.id = f.responsible_organization_id
                      where f.inspection_id = inspection and in_scope(o.path)) $$;

-- An unannounced visit does not exist for the unit before it begins.
alter table inspection enable row level security;
create policy scope on inspection to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) and (inspection.mode <> 'UNANNOUNCED' or inspection.notice_served_at is not null
               or inspection.entered_at is not null or supervises(inspection.office_id, o.path))
        from organization o where o.id = inspection.organization_id)
    or on_team(id)
    or answers_for(id));
alter table inspection_recusal enable row level security;
create policy scope on inspection_recusal to "${application}" using (
    sees_everything() or exists (select from inspection i where i.id = inspection_recusal.inspection_id));
alter table inspection_member enable row level security;
create policy scope on inspection_member to "${application}" using (
    sees_everything() or exists (select from inspection i where i.id = inspection_member.inspection_id));

-- What is not confirmed, or was dismissed, is not told to the unit. What is restricted is for its office, the office
-- that inspects, and the units it concerns.
alter table finding enable row level security;
create policy scope on finding to "${application}" using (
    sees_everything()
    or (select (in_scope(o.path) or in_scope(r.path))
               and (finding.state not in ('IDENTIFIED', 'DISMISSED')
                    or supervises((select i.office_id from inspection i where i.id = finding.inspection_id), o.path))
               and (finding.classification <> 'RESTRICTED'
                    or is_office(finding.handling_office_id, finding.organization_id,
                                 finding.responsible_organization_id,
                                 (select i.office_id from inspection i where i.id = finding.inspection_id)))
        from organization o left join organization r on r.id = finding.responsible_organization_id
        where o.id = finding.organization_id)
    or on_team(inspection_id));
alter table rectification enable row level security;
create policy scope on rectification to "${application}" using (
    sees_everything() or exists (select from finding f where f.id = rectification.finding_id));
alter table rectification_milestone enable row level security;
create policy scope on rectification_milestone to "${application}" using (
    sees_everything() or exists (select from rectification c where c.id = rectification_milestone.rectification_id));
alter table rectification_verification enable row level security;
create policy scope on rectification_verification to "${application}" using (
    sees_everything() or exists (select from rectification c where c.id = rectification_verification.rectification_id));
alter table rectification_task enable row level security;
create policy scope on rectification_task to "${application}" using (
    sees_everything() or exists (select from finding f where f.id = rectification_task.finding_id));

alter table inspector enable row level security;
create policy scope on inspector to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = inspector.organization_id));

-- Items heard of before this column was there are seen again when their plan is told anew.
alter table plan_item add column issuer_id uuid;
alter table plan_item enable row level security;
create policy scope on plan_item to "${application}" using (
    sees_everything()
    or (select (in_scope(o.path) or above_scope(o.path))
               and (plan_item.classification <> 'RESTRICTED'
                    or is_office(plan_item.handling_office_id, plan_item.issuer_id) or is_home(o.path))
        from organization o where o.id = plan_item.issuer_id));

-- A complaint is read by the inspecting staff, never by whom it is about; anybody may leave one.
alter table clue enable row level security;
create policy scope on clue to "${application}" using (
    sees_everything()
    or has_role('ESO') and (classification <> 'RESTRICTED' or is_office(handling_office_id))
       and (select in_scope(o.path) from organization o where o.id = clue.organization_id))
    with check (true);
alter table clue_identity enable row level security;
create policy scope on clue_identity to "${application}" using (
    sees_everything() or exists (select from clue c where c.id = clue_identity.clue_id))
    with check (true);
alter table clue_unmasking enable row level security;
create policy scope on clue_unmasking to "${application}" using (
    sees_everything() or exists (select from clue c where c.id = clue_unmasking.clue_id));

-- The feed shows an event to whose scope contains the organisation it is about, and some events also to those below it.
alter table outbox_event add column organization_id uuid, add column downward boolean not null default false;
alter table change_log add column organization_id uuid, add column downward boolean not null default false;
-- What the unit must not know yet is told within the office's scope only. For what was published so far, the rows as they
-- are now decide.
update change_log c set organization_id = coalesce(
    (select case when mode = 'UNANNOUNCED' and notice_served_at is null and entered_at is null
                 then office_id else organization_id end from inspection where id = c.subject),
    (select case when f.state in ('IDENTIFIED', 'DISMISSED') then i.office_id else f.organization_id end
     from finding f join inspection i on i.id = f.inspection_id where f.id = c.subject),
    (select organization_id from rectification where id = c.subject));
update outbox_event c set organization_id = coalesce(
    (select case when mode = 'UNANNOUNCED' and notice_served_at is null and entered_at is null
                 then office_id else organization_id end from inspection where id = c.subject),
    (select case when f.state in ('IDENTIFIED', 'DISMISSED') then i.office_id else f.organization_id end
     from finding f join inspection i on i.id = f.inspection_id where f.id = c.subject),
    (select organization_id from rectification where id = c.subject));
alter table change_log enable row level security;
create policy reading on change_log for select to "${application}" using (
    sees_everything() or (select in_scope(o.path) or change_log.downward and above_scope(o.path)
                          from organization o where o.id = change_log.organization_id));
create policy adding on change_log for insert to "${application}" with check (true);

-- A reader passes over what it may not see, so it has to know how far the log goes.
create function change_log_end() returns bigint language sql stable security definer set search_path = public, pg_temp as
    $$ select coalesce(max(position), 0) from change_log $$;
