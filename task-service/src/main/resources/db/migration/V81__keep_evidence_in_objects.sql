-- Evidence whose bytes are an object of a bucket and not chunks. The object is there before the row.
create table evidence_object (
    evidence_id uuid primary key references evidence on delete cascade
);
revoke update, delete on evidence_object from "${application}";
alter table evidence_object enable row level security;
create policy scope on evidence_object to "${application}" using (
    sees_everything() or exists (select from evidence e where e.id = evidence_object.evidence_id)) with check (true);

-- Where this database's objects are. Another database that shares the bucket has another folder, and does not take these
-- for objects no row names.
do $$
begin
    execute format('create function evidence_folder() returns text language sql immutable as %L',
                   format('select %L', 'evidence/' || gen_random_uuid() || '/'));
end $$;
