-- A target says how it is measured. Objects: several things that share one number. Part of: 其中.
alter table target
    add column kind text not null default 'QUANTITY',
    add column objects text[] not null default '{}',
    -- Targets of an item are written in any order; a whole that is taken out leaves its parts as wholes.
    add column part_of uuid references target on delete set null deferrable initially deferred,
    add column tolerance_percent numeric,
    add column baseline numeric,
    add column baseline_year int,
    add column direction text,
    -- Read and written only with their target.
    add column per_level jsonb not null default '{}',
    add column milestones jsonb not null default '[]',
    add column status jsonb,
    add column counted_stage text,
    add column counts_in_assessment boolean not null default false,
    -- EQUAL or COVER: how the shares are to add up to the quantity. Null until it is shared out.
    add column allocation_rule text,
    add column allocation_version bigint not null default 0;
update target set kind = case when text like '%全覆盖%' and unit = '%' then 'COVERAGE'
                              when unit = '%' then 'RATIO'
                              when unit = '元' then 'MONEY' else kind end;
-- Looked up when a whole is taken out.
create index target_part on target (part_of) where part_of is not null;

-- The share of a county or unit in a target of the whole.
create table target_allocation (
    target_id uuid not null references target on delete cascade,
    organization_id uuid not null,
    quantity numeric not null,
    primary key (target_id, organization_id)
);
alter table target_allocation enable row level security;
create policy scope on target_allocation to "${application}" using (
    sees_everything() or exists (select from target t where t.id = target_allocation.target_id));

-- What was measured of a target: baselines, year's values, ranks, states of an award. A correction is a new row, so that
-- a past moment stays as it was.
create table target_value (
    id uuid primary key,
    target_id uuid not null references target on delete cascade,
    -- Null: of the whole.
    organization_id uuid,
    -- 2026, 2026-Q1, 2026-03
    period text not null,
    quantity numeric,
    numerator numeric,
    denominator numeric,
    state text,
    source text not null,
    recorded_by text not null,
    recorded_by_name text not null,
    on_behalf_of text,
    recorded_at timestamptz not null
);
-- The last one recorded by a moment, of each unit and period.
create index target_value_last on target_value (target_id, organization_id, period, recorded_at desc, id desc);
alter table target_value enable row level security;
create policy scope on target_value to "${application}" using (
    sees_everything() or exists (select from target t where t.id = target_value.target_id)
       and (organization_id is null
            or exists (select from organization o where o.id = target_value.organization_id
                          and (in_scope(o.path) or above_scope(o.path)))));
revoke update, delete on target_value from "${application}";

-- Whether a unit counts in a target's denominator. It takes effect when somebody else has approved it.
create table target_eligibility (
    id uuid primary key,
    target_id uuid not null references target on delete cascade,
    organization_id uuid not null,
    eligibility text not null,
    reason text,
    proposed_by text not null,
    proposed_by_name text not null,
    proposers text[] not null,
    proposed_at timestamptz not null,
    approved_by text,
    approved_by_name text,
    approved_at timestamptz
);
-- The last one approved by a moment, of each unit.
create index target_eligibility_last on target_eligibility (target_id, organization_id, approved_at desc, id desc);
alter table target_eligibility enable row level security;
create policy scope on target_eligibility to "${application}" using (
    sees_everything() or exists (select from target t where t.id = target_eligibility.target_id)
       and exists (select from organization o where o.id = target_eligibility.organization_id
                      and (in_scope(o.path) or above_scope(o.path))));
