-- Who moved an item from one state to the next, when and why. Issuing is told by the plan's own history.
create table item_transition (
    -- An item carried into a draft has a row too, and drafts may lose items.
    item_id uuid not null references plan_item on delete cascade,
    version bigint not null,
    at timestamptz not null,
    happened text not null,
    from_state text,
    to_state text not null,
    actor text not null,
    actor_name text not null,
    on_behalf_of text,
    reason text,
    document text,
    -- What else belongs to this kind of transition, as the event tells it.
    details jsonb,
    primary key (item_id, version)
);

-- How much was heard of an item's tasks: the sum of their latest versions. It only grows, so a repetition of the topic
-- from its beginning decides nothing until it is past this point.
create table item_following (
    item_id uuid primary key references plan_item on delete cascade,
    heard bigint not null
);

-- What somebody proposed an item to be judged as, with the figures of that moment. Neither is ever changed.
create table assessment_proposal (
    id uuid primary key,
    item_id uuid not null references plan_item,
    plan_id uuid not null references plan,
    -- Of the item as proposed; any later change of the item makes the proposal void.
    item_version bigint not null,
    period text,
    computed text not null,
    figures jsonb not null,
    outcome text not null,
    reason text,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    on_behalf_of text
);
create index assessment_proposal_item on assessment_proposal (item_id, item_version);

create table assessment (
    id uuid primary key,
    proposal_id uuid not null unique references assessment_proposal,
    item_id uuid not null references plan_item,
    plan_id uuid not null references plan,
    period text,
    computed text not null,
    figures jsonb not null,
    outcome text not null,
    reason text,
    at timestamptz not null,
    actor text not null,
    actor_name text not null,
    on_behalf_of text
);
-- What goes on for years is judged once for each period; an item that was reopened is judged anew.
create unique index assessment_period on assessment (item_id, period) where period is not null;
create index assessment_item on assessment (item_id, at);
-- The year's end: all of a plan.
create index assessment_plan on assessment (plan_id);

revoke update, delete on item_transition, assessment_proposal, assessment from "${application}";

alter table item_transition enable row level security;
create policy scope on item_transition to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = item_transition.item_id));
alter table item_following enable row level security;
create policy scope on item_following to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = item_following.item_id));
alter table assessment_proposal enable row level security;
create policy scope on assessment_proposal to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = assessment_proposal.item_id));
alter table assessment enable row level security;
create policy scope on assessment to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.id = assessment.item_id));

-- Each batch of task events asks how the tasks of its items stand now.
create index task_state_item_now on task_state (item_id) include (version, state) where until is null;
