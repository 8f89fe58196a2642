-- Also who has declared a ground since the team was formed, for this inspection or in the draw it came of: a person, also
-- under another certificate.
create or replace function unfit_members(asked uuid, day date) returns setof text
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.name from inspection_member m
      join inspection n on n.id = m.inspection_id
      join inspector i on i.id = m.inspector_id
    where m.inspection_id = asked
      and (i.state <> 'ACTIVE' or i.handed_over_at is not null or day not between i.valid_from and i.valid_to
           or exists (select from inspection_recusal r join inspector declared on declared.id = r.inspector_id
                      where r.inspection_id = asked and r.conflict and declared.person = i.person)
           or exists (select from draw_recusal r join inspector declared on declared.id = r.inspector_id
                      where r.draw_id = n.draw_id and r.organization_id = n.organization_id
                        and declared.person = i.person))
    order by m.position
$$;
