-- Mergers, splits, new names, codes and places of organisations, and closures. Nothing of them is ever deleted.
create table organization_succession (
    id uuid primary key,
    version bigint not null,
    kind text not null,                        -- MERGE | SPLIT | RENAME | RECODE | MOVE | CLOSE (open set)
    state text not null check (state in ('PLANNED', 'EFFECTIVE', 'WITHDRAWN')),
    effective_on date not null,
    -- Whom it happens to, the one it was recorded for first, and who goes on; one that is both is not closed.
    predecessor_ids uuid[] not null,
    successor_ids uuid[] not null,
    keep_code_of uuid,
    name text,
    code_scheme text,
    code text,
    parent_id uuid,
    document_title text not null,
    document_number text,
    blocked_because text,                      -- why it could not come into effect when its day had come
    recorded_at timestamptz not null,
    recorded_by text not null,
    recorded_for text,
    withdrawn_at timestamptz,
    withdrawn_by text
);
-- What is still to come into effect.
create index organization_succession_planned on organization_succession (effective_on) where state = 'PLANNED';
revoke delete on organization_succession from "${application}";
