-- Whose rules an inspection follows, and where it stands after the visit.
alter table inspection
    add column jurisdiction text not null default 'CN',
    add column deliberated_at timestamptz,
    add column preliminary_served_at timestamptz,
    add column defence_due_on date,
    add column defence_closed_at timestamptz,
    add column opinion_issued_at timestamptz,
    -- Acts that change nothing else of the row, so that each of them is a new version.
    add column steps int not null default 0;

-- The sweep for defences whose time has run out.
create index inspection_defence_due on inspection (defence_due_on) where state = 'DEFENCE_OPEN';

-- Limits that follow from the law, each with what it rests on. A limit once set never changes: there is no right to.
create table inspection_deadline (
    inspection_id uuid not null references inspection,
    matter text not null,
    rule_id text not null,
    rule_version text not null,
    jurisdiction text not null,
    citation text not null,
    start_event text not null,
    started_on date not null,
    amount int,
    day_kind text,
    due_on date not null,
    calendar text not null,
    provisional boolean not null,
    basis text not null,
    set_at timestamptz not null,
    primary key (inspection_id, matter)
);

-- When what the limit is for was done.
create table inspection_deadline_met (
    inspection_id uuid not null,
    matter text not null,
    met_at timestamptz not null,
    primary key (inspection_id, matter),
    foreign key (inspection_id, matter) references inspection_deadline
);

alter table inspection_deadline enable row level security;
create policy scope on inspection_deadline to "${application}" using (
    sees_everything() or exists (select from inspection i where i.id = inspection_deadline.inspection_id));
alter table inspection_deadline_met enable row level security;
create policy scope on inspection_deadline_met to "${application}" using (
    sees_everything() or exists (select from inspection i where i.id = inspection_deadline_met.inspection_id));
revoke update, delete on inspection_deadline, inspection_deadline_met from "${application}";
