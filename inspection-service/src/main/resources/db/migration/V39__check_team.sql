-- Who of a team may not inspect on a day. Asked by a member at the door, who need not see the register of the office.
create function unfit_members(asked uuid, day date) returns setof text
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.name from inspection_member m join inspector i on i.id = m.inspector_id
    where m.inspection_id = asked
      and (i.state <> 'ACTIVE' or i.handed_over_at is not null or day not between i.valid_from and i.valid_to)
    order by m.position
$$;
