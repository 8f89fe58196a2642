-- Versioned trees of indicators. A revision never changes: another one has the next number.
create table indicator_tree (
    id uuid primary key,
    version bigint not null,
    organization_id uuid not null,
    name text not null,
    revision int not null,
    valid_from date not null,
    created_by text not null,
    created_for text,
    created_at timestamptz not null,
    unique (organization_id, name, revision)
);

create table indicator (
    tree_id uuid not null references indicator_tree,
    position int not null,
    code text not null,
    parent text,
    title text not null,
    -- Of a leaf; what stands above has the sum.
    points numeric(6, 2),
    primary key (tree_id, position),
    unique (tree_id, code)
);

alter table inspection add column indicator_tree_id uuid references indicator_tree;

-- Three columns beside each other: what the unit gives itself, what the team verifies, what the office fixes.
create table indicator_score (
    inspection_id uuid not null references inspection,
    code text not null,
    side text not null check (side in ('SELF', 'VERIFIED', 'FINAL')),
    points numeric(6, 2) not null,
    basis text not null,
    scored_by text not null,
    scored_for text,
    scored_at timestamptz not null,
    primary key (inspection_id, code, side)
);

-- Whoever is above gives the tree, whoever is below is measured by it.
alter table indicator_tree enable row level security;
create policy scope on indicator_tree to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) or above_scope(o.path) from organization o where o.id = indicator_tree.organization_id));
alter table indicator enable row level security;
create policy scope on indicator to "${application}" using (
    sees_everything() or exists (select from indicator_tree t where t.id = indicator.tree_id));
alter table indicator_score enable row level security;
create policy scope on indicator_score to "${application}" using (
    sees_everything() or exists (select from inspection i where i.id = indicator_score.inspection_id));
revoke update, delete on indicator from "${application}";
