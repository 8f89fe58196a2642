-- Whoever acts for a member of the team sees that inspection as the member does, from wherever that is; asked once a statement.
create function government_visits() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as
    $$ select array(select m.inspection_id from government_inspection_member m
                    where current_setting('dudao.scope', true) <> '' and m.replaced_by is null
                      and m.person in (current_setting('dudao.person', true),
                                       nullif(current_setting('dudao.delegator', true), ''))) $$;
alter policy scope on government_inspection using (
    sees_everything()
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = government_inspection.office_id)
    or id = any ((select government_visits())::uuid[])
    or received_on is not null and has_role('UNIT_HEAD', 'UNIT_CLERK') and is_office(organization_id));
alter policy scope on government_inspection_member using (
    sees_everything()
    or inspection_id = any ((select government_visits())::uuid[])
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and exists (select from government_inspection g join organization o on o.id = g.office_id
                   where g.id = government_inspection_member.inspection_id and in_scope(o.path)));
