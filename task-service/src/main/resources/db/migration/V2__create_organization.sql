-- The tree of organisations. Registered here.
create table organization (
    id uuid primary key,
    kind text not null,
    name text not null,
    parent_id uuid,
    -- Ids from the root down, each ended by a slash; in "C" order, so that a subtree is one range of the unique index.
    path text collate "C" not null unique,
    -- The county-level organisation it is or stands under; null above.
    county_id uuid,
    school_class text,
    ownership text,
    code_scheme text,
    code text,
    version bigint not null,
    unique (code_scheme, code)
);
