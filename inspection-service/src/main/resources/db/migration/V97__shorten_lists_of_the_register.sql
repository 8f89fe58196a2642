-- Pages of the register under an organisation. A county's newest visits stand among those of all the others, of which a
-- page would pass over many; the list of a county is found in its order.
create index inspection_county on inspection (county_id, id);
-- inspection_visits begins with the same column.
drop index inspection_organization;

-- The path ends with the id: nothing has to be looked up.
create or replace function home_unit() returns uuid language sql stable as
    $$ select cast(nullif(split_part(rtrim((scope_paths())[1], '/'), '/', -1), '*') as uuid) $$;

-- Like supervises, of a unit whose path is not at hand.
create function supervises_unit(office_id uuid, unit uuid) returns boolean language sql stable as
    $$ select is_staff()
              and (cast(office_id as text) = current_setting('dudao.office', true)
                   or unit is distinct from home_unit())
              and unit <> all (delegate_units()) $$;

-- Visits nobody may know of yet are the newest and so on the first page of all who supervise: they too are recognised by
-- their county or unit. Only what stands above the counties is looked up.
alter policy scope on inspection using (
    (select sees_everything())
    or (county_id = any ((select scope_counties())::uuid[]) or organization_id = any ((select scope_units())::uuid[]))
       and (mode <> 'UNANNOUNCED' or notice_served_at is not null or entered_at is not null
            or supervises_unit(office_id, organization_id)
               and (select f.path ^@ any ((select scope_paths())::text[]) from organization f where f.id = office_id))
    or county_id is null
       and (select in_scope(o.path)
                   and (inspection.mode <> 'UNANNOUNCED' or inspection.notice_served_at is not null
                        or inspection.entered_at is not null
                        or supervises(inspection.office_id, o.path) and in_scope(path_of(inspection.office_id)))
            from organization o where o.id = inspection.organization_id)
    or id = any ((select own_visits())::uuid[])
    or id in (select answered_visits()));
