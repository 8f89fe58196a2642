-- Draws of done tasks that are looked at again. A draw and its list are never changed, so that anybody can repeat it.
create table reverification_draw (
    id uuid primary key,
    organization_id uuid not null,             -- that drew
    completed_from date not null,
    completed_to date not null,
    under uuid,
    measure_id uuid,
    percent int not null,
    seed text not null,
    seed_source text,                          -- null of a seed the service made
    pool_hash text not null,
    drawn_at timestamptz not null,
    drawn_by text not null,
    drawn_name text,
    drawn_for text
);

create table reverification_pool (
    draw_id uuid not null references reverification_draw,
    task_id uuid not null,
    organization_id uuid not null,
    county_id uuid,                            -- both as they were then
    measure_id uuid,
    rank text not null,                        -- SHA-256 of seed and task_id
    drawn boolean not null,
    primary key (draw_id, rank)
);

create table reverification (
    id uuid primary key,
    version bigint not null,
    draw_id uuid not null references reverification_draw,
    task_id uuid not null references task,
    organization_id uuid not null,             -- of the unit
    state text not null,                       -- DRAWN | CONFIRMED | REOPENED | VOIDED
    method text,                               -- ON_SITE | DESK | TELEPHONE
    text text,
    decided_at timestamptz,
    decided_by text,
    decided_name text,
    decided_for text,
    decided_organization_id uuid
);
-- A task waits for one at most; the race of two draws is decided here.
create unique index reverification_open on reverification (task_id) where state = 'DRAWN';
create index reverification_drawn on reverification (draw_id, task_id);

-- What is drawn from. Few are done in the period that is asked for; nearly all of them were once open.
create index task_completed on task (completed_at) where state in ('COMPLETED', 'CLOSED');

-- A draw is an order to those below, and any of them may check it; the list names no more than ids.
alter table reverification_draw enable row level security;
create policy scope on reverification_draw to "${application}" using (
    sees_everything() or (select in_scope(o.path) or above_scope(o.path)
                          from organization o where o.id = reverification_draw.organization_id)) with check (true);
alter table reverification_pool enable row level security;
create policy scope on reverification_pool to "${application}" using (
    sees_everything() or exists (select from reverification_draw d where d.id = reverification_pool.draw_id))
    with check (true);
alter table reverification enable row level security;
create policy scope on reverification to "${application}" using (
    sees_everything() or exists (select from task t where t.id = reverification.task_id)) with check (true);
