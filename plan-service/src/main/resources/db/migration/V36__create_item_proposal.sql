-- What inspection proposes for a coming plan. Heard from inspection-service; adopted or declined here.
create table item_proposal (
    id uuid primary key,
    version bigint not null,
    -- Version of the newest event that was heard.
    heard bigint not null,
    organization_id uuid not null,
    office_id uuid not null,
    plan_year int not null,
    title text not null,
    proposal text not null,
    indicator text not null,
    clause text not null,
    period_from date not null,
    period_to date not null,
    findings int not null,
    units int not null,
    inspected_units int not null,
    units_before int not null,
    inspected_units_before int not null,
    state text not null,
    -- The item may be taken out of its draft again.
    item_id uuid,
    reason text,
    decided_by text,
    decided_for text,
    decided_at timestamptz
);
create index item_proposal_organization on item_proposal (organization_id, plan_year);

alter table item_proposal enable row level security;
create policy scope on item_proposal to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) from organization o where o.id = item_proposal.organization_id));
revoke delete on item_proposal from "${application}";
