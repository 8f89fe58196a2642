-- 双随机: what was committed to, drawn from and drawn. Rows are added to, never taken back.
create sequence draw_number;

create table draw (
    id uuid primary key,
    version bigint not null,
    number text not null unique,
    title text not null,
    office_id uuid not null,
    state text not null,
    algorithm text not null,
    seed text not null,
    commitment text not null,
    committed_by text not null,
    committed_for text,
    committed_at timestamptz not null,
    -- Lines as FrozenList describes them; list_hash is the SHA-256 of exactly this text.
    list text,
    list_hash text,
    frozen_by text,
    frozen_for text,
    frozen_at timestamptz,
    contribution text,
    witnesses text[],
    drawn text,
    revealed_by text,
    revealed_for text,
    revealed_at timestamptz,
    published_by text,
    published_for text,
    published_at timestamptz,
    constraint draw_frozen check (state = 'COMMITTED' or list is not null and list_hash is not null),
    constraint draw_drawn check (state in ('COMMITTED', 'FROZEN') or drawn is not null and contribution is not null)
);
create index draw_office on draw (office_id);

create table draw_recusal (
    draw_id uuid not null references draw,
    organization_id uuid not null,
    inspector_id uuid not null references inspector,
    ground text not null,
    reason text not null,
    declared_by text not null,
    declared_for text,
    declared_at timestamptz not null,
    primary key (draw_id, organization_id, inspector_id)
);

-- The draw a visit came of.
alter table inspection add column draw_id uuid references draw;
create index inspection_draw on inspection (draw_id) where draw_id is not null;

-- What units will be visited is for those who supervise in the office's line, not for the units.
alter table draw enable row level security;
create policy scope on draw to "${application}" using (
    sees_everything()
    or has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = draw.office_id));
alter table draw_recusal enable row level security;
create policy scope on draw_recusal to "${application}" using (
    sees_everything() or exists (select from draw d where d.id = draw_recusal.draw_id));

-- The public has no scope. It learns what was committed to of every draw, and everything of a published one.
create function draw_commitments(before text, most int)
    returns table (number text, algorithm text, commitment text, committed_at timestamptz, list_hash text,
                   frozen_at timestamptz, title text, published_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select d.number, d.algorithm, d.commitment, d.committed_at, d.list_hash, d.frozen_at,
           case when d.state = 'PUBLISHED' then d.title end, d.published_at
    from draw d where before is null or d.number < before order by d.number desc limit most
$$;

create function public_draw(asked text) returns setof draw
    language sql stable security definer set search_path = public, pg_temp as
    $$ select * from draw where number = asked and state = 'PUBLISHED' $$;

create function public_draw_recusals(asked text)
    returns table (organization_id uuid, inspector_id uuid, ground text, declared_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select r.organization_id, r.inspector_id, r.ground, r.declared_at
    from draw_recusal r join draw d on d.id = r.draw_id
    where d.number = asked and d.state = 'PUBLISHED' order by r.organization_id, r.inspector_id
$$;

-- A visit that comes without notice is unknown, until it has begun, to everybody outside the line of the office that
-- plans it: also to those who supervise between that office and the unit.
alter policy scope on inspection to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) and (inspection.mode <> 'UNANNOUNCED' or inspection.notice_served_at is not null
               or inspection.entered_at is not null
               or supervises(inspection.office_id, o.path)
                  and exists (select from organization f where f.id = inspection.office_id and in_scope(f.path)))
        from organization o where o.id = inspection.organization_id)
    or on_team(id)
    or answers_for(id));
