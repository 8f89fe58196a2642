-- What the team saw and whom it heard (教育督导条例 Arts 18, 19). Never changed: a mistake is put right by another record.
create table inspection_record (
    id uuid primary key,
    version bigint not null,
    inspection_id uuid not null references inspection,
    kind text not null check (kind in ('ON_SITE', 'HEARING', 'PUBLIC_OPINION')),
    -- Of a hearing: whom it heard.
    heard text check (heard in ('STUDENTS', 'PARENTS', 'TEACHERS', 'OTHERS')),
    method text not null,
    place text,
    participants int,
    chosen_at_random boolean,
    -- Who had to leave the room, as the record says.
    kept_out text,
    text text not null,
    evidence text[] not null,
    recorded_by text not null,
    recorded_for text,
    recorded_at timestamptz not null,
    check ((kind = 'HEARING') = (heard is not null))
);
create index inspection_record_inspection on inspection_record (inspection_id);

-- What pupils, parents and teachers said is for those who supervise, not for the unit.
alter table inspection_record enable row level security;
create policy scope on inspection_record to "${application}" using (
    sees_everything()
    or on_team(inspection_id)
    or (select supervises(i.office_id, o.path) from inspection i join organization o on o.id = i.organization_id
        where i.id = inspection_record.inspection_id));
revoke update, delete on inspection_record from "${application}";
