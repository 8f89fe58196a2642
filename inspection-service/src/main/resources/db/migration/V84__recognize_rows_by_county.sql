-- The walls around the register once more. Most rows are recognised by their county, or by their unit for a caller below a
-- county, without looking up the organisation; what few rows need stands in a function, which costs nothing until it is
-- asked; what the caller's person or scope alone decides is looked up once a statement.

-- The county is the one the unit stands under now, wherever it moves; null above the counties.
alter table inspection add column county_id uuid;
alter table finding add column county_id uuid;
update inspection i set county_id = o.county_id from organization o where o.id = i.organization_id;
update finding f set county_id = o.county_id from organization o where o.id = f.organization_id;

create function place_in_county() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    new.county_id = (select county_id from organization where id = new.organization_id);
    return new;
end $$;
create trigger place_in_county before insert on inspection for each row execute function place_in_county();
create trigger place_in_county before insert on finding for each row execute function place_in_county();

create function move_inspections() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update inspection set county_id = new.county_id where organization_id = new.id;
    update finding set county_id = new.county_id where organization_id = new.id;
    return null;
end $$;
create trigger move_inspections after update of county_id on organization
    for each row when (old.county_id is distinct from new.county_id) execute function move_inspections();

create function scope_counties() returns uuid[] language sql stable as
    $$ select cast(string_to_array(current_setting('dudao.counties', true), ',') as uuid[]) $$;
create function scope_units() returns uuid[] language sql stable as
    $$ select cast(string_to_array(current_setting('dudao.units', true), ',') as uuid[]) $$;
create function is_staff() returns boolean language sql stable as
    $$ select has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER') $$;
create function home_unit() returns uuid language sql stable as
    $$ select id from organization where path = (scope_paths())[1] $$;

create function path_of(unit uuid) returns text language sql stable as
    $$ select path from organization where id = unit $$;

-- The following are asked past the walls, like on_team.
create function office_of(inspection uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp as
    $$ select i.office_id from inspection i where i.id = inspection $$;

create function own_visits() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as
    $$ select array(select inspection_id from inspection_member
                    where current_setting('dudao.scope', true) <> ''
                      and person = current_setting('dudao.person', true)) $$;

-- Inspections of units elsewhere whose findings the caller's scope answers for.
create index finding_answered on finding (responsible_organization_id, inspection_id)
    where responsible_organization_id <> organization_id;
create function answered_visits() returns setof uuid
    language sql stable rows 100 security definer set search_path = public, pg_temp as
    $$ select f.inspection_id
       from unnest(scope_paths()) root
         join organization o on o.path >= root and o.path < root || '~'
         join finding f on f.responsible_organization_id = o.id
       where f.responsible_organization_id <> f.organization_id $$;

create function sees_otherwise(finding finding) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select (in_scope(o.path) or in_scope(r.path))
              and (finding.state not in ('IDENTIFIED', 'DISMISSED') or supervises(i.office_id, o.path))
              and (finding.classification <> 'RESTRICTED'
                   or is_office(finding.handling_office_id, finding.organization_id,
                                finding.responsible_organization_id, i.office_id))
       from organization o join inspection i on i.id = finding.inspection_id
         left join organization r on r.id = finding.responsible_organization_id
       where o.id = finding.organization_id $$;

alter policy scope on inspection using (
    (select sees_everything())
    or (mode <> 'UNANNOUNCED' or notice_served_at is not null or entered_at is not null)
       and (county_id = any ((select scope_counties())::uuid[]) or organization_id = any ((select scope_units())::uuid[]))
    or (county_id is null or mode = 'UNANNOUNCED' and notice_served_at is null and entered_at is null)
       and (select in_scope(o.path)
                   and (inspection.mode <> 'UNANNOUNCED' or inspection.notice_served_at is not null
                        or inspection.entered_at is not null
                        or supervises(inspection.office_id, o.path) and in_scope(path_of(inspection.office_id)))
            from organization o where o.id = inspection.organization_id)
    or id = any ((select own_visits())::uuid[])
    or id in (select answered_visits()));

alter policy scope on finding using (
    (select sees_everything())
    or (county_id = any ((select scope_counties())::uuid[]) or organization_id = any ((select scope_units())::uuid[]))
       and (classification <> 'RESTRICTED' and state not in ('IDENTIFIED', 'DISMISSED')
            or classification <> 'RESTRICTED' and (select is_staff()) and organization_id <> (select home_unit())
            or (classification = 'RESTRICTED' or (select is_staff())) and sees_otherwise(finding))
    or (county_id is null
        or coalesce(responsible_organization_id, organization_id) <> organization_id
           and (select r.path ^@ any ((select scope_paths())::text[])
                from organization r where r.id = finding.responsible_organization_id))
       and sees_otherwise(finding)
    or inspection_id = any ((select own_visits())::uuid[]));
