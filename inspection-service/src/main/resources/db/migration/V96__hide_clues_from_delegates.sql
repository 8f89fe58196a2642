-- Neither is a complaint for the people of whom it is about, nor a round's list, which may name an unannounced visit to
-- come, for the people of a unit on it: also not where they act for another.
alter policy scope on clue using (
    sees_everything()
    or has_role('ESO') and (classification <> 'RESTRICTED' or is_office(handling_office_id))
       and (select in_scope(o.path) and not is_delegate_of(o.path) from organization o where o.id = clue.organization_id));

-- Asked past the walls: the list is itself seen by whoever sees the round.
create function visits_delegate(round uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select cardinality(delegate_units()) > 0 and exists (
         select from inspection_round_unit u
         where u.round_id = round and u.organization_id = any (delegate_units())
           and u.visited_on is null and u.replaced_by is null) $$;
alter policy scope on inspection_round using (
    sees_everything()
    or has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = inspection_round.office_id)
       and not visits_delegate(id));
