-- Items of issued plans, kept from dudao.plan.issued.v1, so that a finding can name the item it belongs to.
create table plan_item (
    item_id uuid primary key,
    plan_id uuid not null,
    plan_version bigint not null,
    number text,
    title text
);
