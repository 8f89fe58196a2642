-- Whether one of these persons sits in a 政府督查 as an inspector who was dismissed, suspended or has left. Asked by the
-- member, who need not see the register of the office. A seat without an entry of the register says nothing of this.
create function barred_government_member(asked uuid, who text[]) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from government_inspection_member m join inspector i on i.id = m.inspector_id
                   where m.inspection_id = asked and m.person = any(who) and m.replaced_by is null
                     and (i.state <> 'ACTIVE' or i.handed_over_at is not null))
$$;

-- Who of the team may not inspect on a day.
create function unfit_government_members(asked uuid, day date) returns setof text
    language sql stable security definer set search_path = public, pg_temp as $$
    select m.name from government_inspection_member m join inspector i on i.id = m.inspector_id
    where m.inspection_id = asked and m.replaced_by is null
      and (i.state <> 'ACTIVE' or i.handed_over_at is not null or day not between i.valid_from and i.valid_to)
    order by m.position
$$;
