-- A unit may be told of again after its row was lost (the read model read from zero): what it had goes where it stands now.
create trigger place_inspections after insert on organization
    for each row execute function move_inspections();
create or replace function move_inspections() returns trigger language plpgsql security definer
    set search_path = public, pg_temp as $$
begin
    update inspection set county_id = new.county_id
    where organization_id = new.id and county_id is distinct from new.county_id;
    update finding set county_id = new.county_id
    where organization_id = new.id and county_id is distinct from new.county_id;
    return null;
end $$;
