-- A second person's word on an entry of the ledger; without it the entry does not count, and the school does not read it.
create table points_decision (
    entry_id uuid primary key references points_entry,
    confirmed boolean not null,
    reason text,
    decided_by text not null,
    decided_for text,
    decided_at timestamptz not null
);
-- What stood in the ledger has counted: it goes on, by the hand that entered it.
insert into points_decision
select id, true, null, entered_by, entered_for, entered_at from points_entry;
create index points_entry_finding on points_entry (finding_id) where finding_id is not null;

-- Asked past the walls: the decision is itself seen by whoever sees the entry.
create function is_confirmed(entry uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select exists (select from points_decision d where d.entry_id = entry and d.confirmed) $$;
alter policy scope on points_entry using (
    sees_everything()
    or (select in_scope(o.path) from organization o where o.id = points_entry.organization_id)
       and (is_confirmed(id) or (select in_scope(h.path) from organization h where h.id = points_entry.office_id)));
alter table points_decision enable row level security;
create policy scope on points_decision to "${application}" using (
    sees_everything() or exists (select from points_entry e where e.id = points_decision.entry_id));
revoke update, delete on points_decision from "${application}";
