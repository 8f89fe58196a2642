-- What an item is beyond its words: of what nature, how urgent, who answers for it, what it rests on and hangs together with.
alter table plan_item
    add column nature text not null default 'ONE_OFF' check (nature in ('ONE_OFF', 'STAGED', 'CONTINUING')),
    add column priority text not null default 'NORMAL' check (priority in ('FIRST', 'KEY', 'NORMAL')),
    -- Of a 实事项目 the government that answers to the public for it; null for everything else.
    add column practical_level text check (practical_level in ('CITY', 'COUNTY', 'PROVINCE')),
    add column practical_investment numeric check (practical_investment >= 0),
    add column lead_organization_id uuid,
    add column assisting_organization_ids uuid[] not null default '{}',
    add column leader_name text,
    add column leader_post text,
    add column key_project text,
    add column safeguard text,
    -- Read and written only with their item.
    add column actions jsonb not null default '[]',
    add column bases jsonb not null default '[]',
    add column parties jsonb not null default '[]',
    -- What the bases are found by, see BasisKey: one way of writing for every way of printing.
    add column basis_numbers text[] not null default '{}',
    add column basis_titles text[] not null default '{}',
    add column programme_id uuid,
    add column continues_item_id uuid references plan_item on delete set null,
    add column paired_item_id uuid references plan_item on delete set null,
    add constraint plan_item_investment check (practical_investment is null or practical_level is not null);
-- Work is listed by the higher directive it answers.
create index plan_item_basis on plan_item using gin (basis_numbers);
-- A programme adds up its items of all years.
create index plan_item_programme on plan_item (programme_id) where programme_id is not null;
-- What goes on with an item in a later year; a deleted item must not be looked for in the whole table.
create index plan_item_continues on plan_item (continues_item_id) where continues_item_id is not null;
-- Two items are one pair: each names the other, and no third.
create unique index plan_item_paired on plan_item (paired_item_id) where paired_item_id is not null;
-- The view of an office: what it leads.
create index plan_item_lead on plan_item (lead_organization_id) where lead_organization_id is not null;
-- The board of 实事项目 is short and read often.
create index plan_item_practical on plan_item (plan_id) where practical_level is not null;

alter table measure
    add column reference_year int check (reference_year between 1949 and 2199),
    add column needed_by date,
    add column due_basis_kind text check (due_basis_kind in ('STATED', 'DEFAULTED')),
    add column due_basis_text text,
    add column due_basis_relative_to text,
    add column open_timing boolean not null default false,
    add column document_kind boolean not null default false,
    add column stages text[] not null default '{}',
    add column together_with uuid[] not null default '{}',
    add column reuses_measure_id uuid references measure on delete set null;
-- A deleted measure must not be looked for in the whole table.
create index measure_reuses on measure (reuses_measure_id) where reuses_measure_id is not null;
