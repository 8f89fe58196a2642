-- Bulk work, with what became of each of its subjects in one value each: a row apiece beside the work itself would
-- cost a good part of the work. A file at fault lists its errors by line and column instead.
create table job (
    id uuid primary key,
    kind text not null,
    state text not null check (state in ('RUNNING', 'DONE', 'FAILED')),
    dry_run boolean not null,
    total int not null,
    done int not null,
    skipped int not null,
    failed int not null,
    done_subjects uuid[] not null,
    skipped_subjects uuid[] not null,
    errors jsonb not null,
    created_at timestamptz not null,
    finished_at timestamptz,
    created_by text not null,
    organization_id uuid not null
);
