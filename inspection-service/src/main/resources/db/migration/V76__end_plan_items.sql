-- What has become of issued plans and their items. Kept apart from the items: the events come in no order between them.
create table plan_status (
    plan_id uuid primary key,
    version bigint not null,
    status text not null
);
create table plan_item_end (
    item_id uuid primary key,
    state text not null
);
alter table plan_status enable row level security;
create policy scope on plan_status to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.plan_id = plan_status.plan_id));
alter table plan_item_end enable row level security;
create policy scope on plan_item_end to "${application}" using (
    sees_everything() or exists (select from plan_item i where i.item_id = plan_item_end.item_id));
create index plan_item_plan on plan_item (plan_id);
