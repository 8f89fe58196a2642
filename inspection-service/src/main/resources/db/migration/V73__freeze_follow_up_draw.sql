-- What a draw of looks back was drawn from: bound by its hash, as the seed is, before anything is drawn.
create table follow_up_draw (
    id uuid primary key,
    version bigint not null,
    office_id uuid not null,
    state text not null check (state in ('COMMITTED', 'DRAWN')),
    algorithm text not null,
    seed text not null,
    commitment text not null,
    -- Lines as FollowUpDraw describes them; list_hash is the SHA-256 of exactly this text.
    list text not null,
    list_hash text not null,
    due_on date not null,
    reason text not null,
    committed_by text not null,
    committed_for text,
    committed_at timestamptz not null,
    contribution text,
    witnesses text[],
    -- Drawn and yet not ordered: rectification and code of the rule that stood against it.
    left_out text[],
    revealed_by text,
    revealed_for text,
    revealed_at timestamptz,
    constraint follow_up_draw_drawn check ((state = 'DRAWN') = (contribution is not null))
);
create index follow_up_draw_office on follow_up_draw (office_id);
alter table follow_up add column draw_id uuid references follow_up_draw;
create index follow_up_draw_id on follow_up (draw_id) where draw_id is not null;

-- As any draw: for those who supervise in the office's line, not for those who will be looked at.
alter table follow_up_draw enable row level security;
create policy scope on follow_up_draw to "${application}" using (
    sees_everything()
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = follow_up_draw.office_id));
revoke delete on follow_up_draw from "${application}";

-- A look back that was taken back stays as hidden as it was.
alter policy scope on follow_up using (
    sees_everything()
    or exists (select from finding f join inspection i on i.id = f.inspection_id
               join organization o on o.id = f.organization_id
               join organization r on r.id = follow_up.organization_id
               where f.id = follow_up.finding_id
                 and (follow_up.state not in ('ORDERED', 'WITHDRAWN') or on_team(i.id)
                      or supervises(i.office_id, o.path) and supervises(i.office_id, r.path)
                         and exists (select from organization planning
                                     where planning.id = i.office_id and in_scope(planning.path)))));
