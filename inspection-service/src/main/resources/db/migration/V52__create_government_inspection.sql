-- 政府督查 (国务院令第733号), a procedure of its own beside education inspection.
create table government_inspection (
    id uuid primary key,
    version bigint not null,
    kind text not null,
    title text not null,
    matters text[] not null,
    organization_id uuid not null,
    office_id uuid not null,
    mandate_kind text not null,
    mandate_document text not null,
    mandated_by text not null,
    mandated_on date not null,
    mandated_until date not null,
    state text not null,
    visit_from date,
    visit_to date,
    leader text,
    members text[] not null default '{}',
    clash_reason text,
    conclusion text,
    received_on date,
    review_requested_at timestamptz,
    review_late boolean,
    review_outcome text,
    demand text,
    due_on date,
    verified boolean
);
create index government_inspection_unit on government_inspection (organization_id, visit_from);
create table government_inspection_act (
    inspection_id uuid not null references government_inspection,
    position int not null,
    command text not null,
    text text,
    done_by text not null,
    done_for text,
    done_at timestamptz not null,
    primary key (inspection_id, position)
);
create table government_inspection_deadline (
    inspection_id uuid not null references government_inspection,
    matter text not null,
    rule_id text not null,
    rule_version text not null,
    jurisdiction text not null,
    citation text not null,
    start_event text not null,
    started_on date not null,
    amount int not null,
    day_kind text not null,
    due_on date not null,
    calendar text not null,
    provisional boolean not null,
    basis text not null,
    primary key (inspection_id, matter)
);

-- Read by the office and those above it, and by the object once the conclusion was fed back.
alter table government_inspection enable row level security;
create policy scope on government_inspection to "${application}" using (
    sees_everything()
    or has_role('ESO', 'SUPERVISOR', 'LEADER')
       and (select in_scope(o.path) from organization o where o.id = government_inspection.office_id)
    or received_on is not null and has_role('UNIT_HEAD', 'UNIT_CLERK') and is_office(organization_id));
alter table government_inspection_act enable row level security;
create policy scope on government_inspection_act to "${application}" using (
    sees_everything()
    or exists (select from government_inspection g where g.id = government_inspection_act.inspection_id));
alter table government_inspection_deadline enable row level security;
create policy scope on government_inspection_deadline to "${application}" using (
    sees_everything()
    or exists (select from government_inspection g where g.id = government_inspection_deadline.inspection_id));
revoke delete on government_inspection from "${application}";
revoke update, delete on government_inspection_act, government_inspection_deadline from "${application}";
