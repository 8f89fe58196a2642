-- An ordered look back is hidden like an unannounced visit: also from the unit that rectifies, where another was inspected,
-- and from those between the office and the unit.
alter policy scope on follow_up using (
    sees_everything()
    or exists (select from finding f join inspection i on i.id = f.inspection_id
               join organization o on o.id = f.organization_id
               join organization r on r.id = follow_up.organization_id
               where f.id = follow_up.finding_id
                 and (follow_up.state <> 'ORDERED' or on_team(i.id)
                      or supervises(i.office_id, o.path) and supervises(i.office_id, r.path)
                         and exists (select from organization planning
                                     where planning.id = i.office_id and in_scope(planning.path)))));
