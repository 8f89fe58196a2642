-- The team of a 政府督查 as persons of the register. Who sat in one before is kept by account, with the name where it is known.
create table government_inspection_member (
    inspection_id uuid not null references government_inspection,
    position int not null,
    inspector_id uuid,
    name text not null,
    person text not null,
    leader boolean not null,
    replaced_by uuid,
    primary key (inspection_id, position)
);
create index government_inspection_member_person on government_inspection_member (person);
insert into government_inspection_member
select g.id, seat.n - 1, known.id, coalesce(known.name, seat.person), seat.person, seat.n = 1, null
from government_inspection g
  cross join lateral unnest(array_prepend(g.leader, array_remove(g.members, g.leader))) with ordinality seat (person, n)
  left join lateral (select i.id, i.name from inspector i where i.person = seat.person order by i.id limit 1) known on true
where g.leader is not null;
alter table government_inspection drop column leader, drop column members;

-- Asked past the walls, like on_team: the members are themselves seen by whoever sees the inspection.
create function on_government_team(inspection uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select current_setting('dudao.scope', true) <> ''
              and exists (select from government_inspection_member m where m.inspection_id = inspection
                          and m.person = current_setting('dudao.person', true) and m.replaced_by is null) $$;
alter policy scope on government_inspection using (
    sees_everything()
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = government_inspection.office_id)
    or on_government_team(id)
    or received_on is not null and has_role('UNIT_HEAD', 'UNIT_CLERK') and is_office(organization_id));
-- Who was in the team is for the office and the team.
alter table government_inspection_member enable row level security;
create policy scope on government_inspection_member to "${application}" using (
    sees_everything()
    or on_government_team(inspection_id)
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and exists (select from government_inspection g join organization o on o.id = g.office_id
                   where g.id = government_inspection_member.inspection_id and in_scope(o.path)));
revoke delete on government_inspection_member from "${application}";
