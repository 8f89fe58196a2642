-- Nobody leaves the own organisation behind by acting for another: what is kept from a unit is kept from its people also
-- where the scope they were lent would show it. dudao.delegate is the path of the organisation a delegate comes from.
create function is_delegate_of(unit_path text) returns boolean language sql stable as
    $$ select coalesce(current_setting('dudao.delegate', true), '') ^@ unit_path $$;

-- That organisation and those above it.
create function delegate_units() returns uuid[] language sql stable as
    $$ select cast(string_to_array(rtrim(coalesce(current_setting('dudao.delegate', true), ''), '/'), '/') as uuid[]) $$;

create or replace function supervises(office_id uuid, path text) returns boolean language sql stable as
    $$ select has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
              and (cast(office_id as text) = current_setting('dudao.office', true)
                   or path <> split_part(current_setting('dudao.scope', true), ',', 1))
              and not is_delegate_of(path) $$;

alter policy scope on finding using (
    (select sees_everything())
    or (county_id = any ((select scope_counties())::uuid[]) or organization_id = any ((select scope_units())::uuid[]))
       and (classification <> 'RESTRICTED' and state not in ('IDENTIFIED', 'DISMISSED')
            or classification <> 'RESTRICTED' and (select is_staff()) and organization_id <> (select home_unit())
               and organization_id <> all ((select delegate_units())::uuid[])
            or (classification = 'RESTRICTED' or (select is_staff())) and sees_otherwise(finding))
    or (county_id is null
        or coalesce(responsible_organization_id, organization_id) <> organization_id
           and (select r.path ^@ any ((select scope_paths())::text[])
                from organization r where r.id = finding.responsible_organization_id))
       and sees_otherwise(finding)
    or inspection_id = any ((select own_visits())::uuid[]));

-- The list of a draw has an id of a unit in each line.
create function names_delegate(list text) returns boolean language sql stable as
    $$ select exists (select from unnest(delegate_units()) unit where position(cast(unit as text) in list) > 0) $$;
alter policy scope on draw using (
    sees_everything()
    or has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = draw.office_id)
       and (state = 'PUBLISHED' or not names_delegate(list)));

-- The list of a draw of looks back has ids of rectifications. Past the walls: what the delegate may not see counts too.
create function looks_at_delegate(draw follow_up_draw) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select cardinality(delegate_units()) > 0 and exists (
         select from rectification c join finding f on f.id = c.finding_id
         where position(cast(c.id as text) in draw.list) > 0
           and (c.organization_id = any (delegate_units()) or f.organization_id = any (delegate_units()))
           and (draw.state = 'COMMITTED'
                or exists (select from follow_up u
                           where u.draw_id = draw.id and u.rectification_id = c.id
                             and u.state in ('ORDERED', 'WITHDRAWN')))) $$;
alter policy scope on follow_up_draw using (
    sees_everything()
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = follow_up_draw.office_id)
       and not looks_at_delegate(follow_up_draw));

-- What is told of a unit to its office alone.
alter policy reading on change_log using (
    sees_everything()
    or (select in_scope(o.path) or change_log.downward and above_scope(o.path)
        from organization o where o.id = change_log.organization_id)
       and ((select cardinality(delegate_units())) = 0
            or cast(data as jsonb) ->> 'organizationId' is null
            or cast(cast(data as jsonb) ->> 'organizationId' as uuid) <> all (delegate_units())
            or cast(data as jsonb) ->> 'organizationId' = cast(organization_id as text)));
