-- The report (督导报告) to the government and to the agency above (教育督导条例 Art. 23).
create table inspection_report (
    inspection_id uuid primary key references inspection,
    version bigint not null,
    state text not null check (state in ('FORMED', 'SUBMITTED', 'FILED')),
    text text not null,
    formed_by text not null,
    formed_for text,
    formed_at timestamptz not null,
    government text,
    document_number text,
    submitted_by text,
    submitted_for text,
    submitted_at timestamptz,
    receipt text,
    filed_by text,
    filed_for text,
    filed_at timestamptz
);

-- What of it the public reads. Two persons beside the one who drafted it have looked for what must not be told.
create table publication (
    inspection_id uuid primary key references inspection_report,
    version bigint not null,
    state text not null check (state in ('DRAFT', 'REVIEWED', 'APPROVED', 'PUBLISHED', 'OBJECTED', 'EXEMPT')),
    text text,
    letter text,
    -- Why nothing is published (政府信息公开条例 Arts 14, 15).
    exemption text,
    redacted text not null,
    drafted_by text not null,
    drafted_for text,
    drafted_at timestamptz not null,
    review text,
    reviewed_by text,
    reviewed_for text,
    reviewed_at timestamptz,
    approval text,
    approved_by text,
    approved_for text,
    approved_at timestamptz,
    published_by text,
    published_for text,
    published_at timestamptz,
    check (text is not null or exemption is not null)
);

create table publication_objection (
    inspection_id uuid not null references publication,
    position int not null,
    channel text not null,
    text text not null,
    received_by text not null,
    received_for text,
    received_at timestamptz not null,
    outcome text check (outcome in ('UPHELD', 'CORRECTED')),
    answer text,
    answered_by text,
    answered_for text,
    answered_at timestamptz,
    primary key (inspection_id, position)
);

-- What an inspection consists of when it is archived, each part with its hash.
create table inspection_archive (
    inspection_id uuid not null references inspection,
    name text not null,
    content text not null,
    sha256 text not null,
    archived_by text not null,
    archived_for text,
    archived_at timestamptz not null,
    primary key (inspection_id, name)
);

-- None of these is for the unit before it is published: those read them who do the inspection's work.
do $$
declare t text;
begin
    foreach t in array array['inspection_report', 'publication', 'publication_objection', 'inspection_archive'] loop
        execute format('alter table %I enable row level security', t);
        execute format('create policy scope on %I to "${application}" using (
            sees_everything()
            or on_team(inspection_id)
            or (select supervises(i.office_id, o.path) from inspection i
                join organization o on o.id = i.organization_id where i.id = %I.inspection_id))', t, t);
    end loop;
end $$;
revoke update, delete on inspection_archive from "${application}";

-- The public has no scope. It reads what is published and nothing else. Runs as the owner.
create function published_reports(before uuid, most int)
    returns table (id uuid, title text, organization_name text, text text, letter text, published_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select i.id, i.title, o.name, p.text, p.letter, p.published_at
    from publication p join inspection i on i.id = p.inspection_id join organization o on o.id = i.organization_id
    where p.state in ('PUBLISHED', 'OBJECTED') and (before is null or i.id < before)
    order by i.id desc limit most
$$;
