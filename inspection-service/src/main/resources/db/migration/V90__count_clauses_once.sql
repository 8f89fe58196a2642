-- What a finding counts by, once for a clause however that is spelt. A line that is taken back gives its place away.
create function clause_of(basis text) returns text language sql immutable as
    $$ select regexp_replace(basis, '[\s《》]', '', 'g') $$;
create table counted_clause (
    finding_id uuid not null references finding,
    clause text not null,
    entry_id uuid not null unique references points_entry,
    primary key (finding_id, clause)
);
insert into counted_clause
select e.finding_id, clause_of(e.basis), e.id
from points_entry e join points_decision d on d.entry_id = e.id and d.confirmed
where e.finding_id is not null and e.reverses is null
  and not exists (select from points_entry back where back.reverses = e.id)
order by d.decided_at
on conflict do nothing;

alter table counted_clause enable row level security;
create policy scope on counted_clause to "${application}" using (
    sees_everything() or exists (select from points_entry e where e.id = counted_clause.entry_id));
revoke update on counted_clause from "${application}";
