-- Who may see a task is as before (V20, V59). The path of a unit, which is asked only where the task stands under no
-- county, is a function now: as a sub-select it was made ready for every statement, whether a row needed it or not.
create function path_of(unit uuid) returns text language sql stable as
    $$ select path from organization where id = unit $$;

alter policy scope on task using (
    (select sees_everything())
    or (county_id = any ((select scope_counties())::uuid[])
        or organization_id = any ((select scope_units())::uuid[])
        or county_id is null and in_scope(path_of(organization_id)))
       and (classification <> 'RESTRICTED' or is_office(handling_office_id, organization_id)));

alter policy scope on task_was using (
    (select sees_everything())
    or (county_id = any ((select scope_counties())::uuid[])
        or organization_id = any ((select scope_units())::uuid[])
        or county_id is null and in_scope(path_of(organization_id)))
       and (classification <> 'RESTRICTED' or is_office(handling_office_id, organization_id)));
