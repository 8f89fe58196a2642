-- The tree of organisations. A read model kept from organization.events.v1.
create table organization (
    id uuid primary key,
    kind text not null,
    name text not null,
    parent_id uuid,
    -- Ids from the root down, each ended by a slash; in "C" order, so that a subtree is one range of the index.
    path text collate "C" not null,
    -- The county-level organisation it is or stands under; null above.
    county_id uuid,
    school_class text,
    ownership text,
    code_scheme text,
    code text,
    version bigint not null
);
-- Every list asks for a subtree. Not unique: events of different organisations may overtake each other.
create index organization_path on organization (path);
