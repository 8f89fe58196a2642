-- From deliberation to the opinion letter (督导意见书), one row for each inspection of the formal track.
create table opinion (
    inspection_id uuid primary key references inspection,
    version bigint not null,
    minutes text not null,
    present uuid[] not null,
    deliberated_by text not null,
    deliberated_for text,
    deliberated_at timestamptz not null,
    preliminary text,
    -- The three inputs of Art. 20: what the team saw and what the public said; the self-evaluation stands in the inspection.
    inputs uuid[],
    served_to text,
    served_by text,
    served_for text,
    served_at timestamptz,
    waived_by text,
    waived_for text,
    waiver text,
    waived_at timestamptz,
    -- Counts the drafts of the letter: a consent is to one of them.
    draft int not null default 0,
    evaluation text,
    advice text,
    drafted_by text,
    drafted_for text,
    drafted_at timestamptz,
    number text unique,
    issued_by text,
    issued_for text,
    issued_at timestamptz
);

-- What the unit says against the preliminary opinion, point by point, and what the letter answers.
create table opinion_defence (
    inspection_id uuid not null references opinion,
    position int not null,
    point text not null,
    evidence text[] not null,
    submitted_by text not null,
    submitted_for text,
    submitted_at timestamptz not null,
    accepted boolean,
    answer text,
    primary key (inspection_id, position)
);

create table opinion_demand (
    inspection_id uuid not null references opinion,
    finding_id uuid not null references finding,
    demand text not null,
    due_on date not null,
    primary key (inspection_id, finding_id)
);

create table opinion_consent (
    inspection_id uuid not null references opinion,
    draft int not null,
    inspector_id uuid not null references inspector,
    agrees boolean not null,
    reason text,
    given_by text not null,
    given_for text,
    given_at timestamptz not null,
    primary key (inspection_id, draft, inspector_id)
);

-- 复查 or 复核: at most one for each letter.
create table remedy (
    id uuid primary key,
    version bigint not null,
    inspection_id uuid not null unique references opinion,
    kind text not null check (kind in ('REEXAMINATION', 'REVIEW')),
    addressee text not null check (addressee in ('SAME_AGENCY', 'HIGHER_AGENCY')),
    state text not null check (state in ('REQUESTED', 'UPHELD', 'AMENDED', 'REVOKED', 'NOT_ADMITTED')),
    grounds text not null,
    late boolean not null,
    requested_by text not null,
    requested_for text,
    requested_at timestamptz not null,
    decision text,
    decided_by text,
    decided_for text,
    decided_at timestamptz
);

do $$
declare t text;
begin
    foreach t in array array['opinion', 'opinion_defence', 'opinion_demand', 'opinion_consent', 'remedy'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy scope on %I to "${application}" using (
            sees_everything() or exists (select from inspection i where i.id = %I.inspection_id))', t, t);
    end loop;
end $$;
