-- Whether a person's seat is that of an inspector who was dismissed, suspended or has left. Asked by the member, who need
-- not see the register of the office.
create function barred_member(asked uuid, who text) returns boolean
    language sql stable security definer set search_path = public, pg_temp as $$
    select exists (select from inspection_member m join inspector i on i.id = m.inspector_id
                   where m.inspection_id = asked and m.person = who
                     and (i.state <> 'ACTIVE' or i.handed_over_at is not null))
$$;
