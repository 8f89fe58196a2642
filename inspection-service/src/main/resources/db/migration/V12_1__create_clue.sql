-- What the public reports. The text stands here without the identity numbers, telephone numbers and names it may have
-- held; whoever reported and who is named are kept apart and encrypted (clue_identity).
create table clue (
    id uuid primary key,
    version bigint not null,
    -- What the reporter asks with; cannot be guessed (80 bits).
    receipt_number text not null unique,
    category text not null,
    organization_id uuid not null,
    text text not null,
    state text not null,
    received_at timestamptz not null,
    decided_by text,
    decided_at timestamptz,
    reason text,
    classification text not null default 'INTERNAL'
        check (classification in ('PUBLIC', 'INTERNAL', 'RESTRICTED')),
    handling_office_id uuid,
    constraint clue_restricted check (classification <> 'RESTRICTED' or handling_office_id is not null)
);
-- The list of an office, newest first.
create index clue_organization on clue (organization_id, received_at desc, id desc);

-- Who reported, who is named, and the text as it was written: encrypted by a key that is not in the database, and
-- bound to the row (table and id are authenticated with it), so that a copy in another row does not open.
create table clue_identity (
    id uuid primary key,
    clue_id uuid not null references clue,
    position int not null,
    role text not null check (role in ('REPORTER', 'CONCERNED', 'TEXT')),
    minor boolean not null,
    -- As everybody sees them who may see the clue.
    shown_name text,
    shown_phone text,
    shown_email text,
    key_id text not null,
    algorithm text not null,
    sealed bytea not null,
    unique (clue_id, position)
);

-- Who was given what is encrypted, why and until when.
create table clue_unmasking (
    id uuid primary key,
    clue_id uuid not null references clue,
    person text not null,
    reason text not null,
    granted_at timestamptz not null,
    runs_out_at timestamptz not null
);
create index clue_unmasking_clue on clue_unmasking (clue_id);

-- A reporter has no scope; with the receipt number it learns where the clue stands and nothing else. Runs as the owner.
create function clue_status(receipt text)
    returns table (receipt_number text, state text, received_at timestamptz, decided_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select c.receipt_number, c.state, c.received_at, c.decided_at from clue c where c.receipt_number = receipt
$$;
