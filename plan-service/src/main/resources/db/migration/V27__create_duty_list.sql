-- 政府教育履职任务清单 as it was given to the counties on a day: made once, never changed, the next one is a new version.
create table duty_list (
    id uuid primary key,
    plan_id uuid not null references plan,
    version int not null,
    year int not null,
    hash text not null,
    made_at timestamptz not null,
    made_by text not null,
    made_by_name text not null,
    made_for text,
    unique (plan_id, version)
);
alter table duty_list enable row level security;
create policy scope on duty_list to "${application}" using (
    sees_everything() or exists (select from plan p where p.id = duty_list.plan_id));
revoke update, delete on duty_list from "${application}";

-- One line of one county. The measure may be dropped by a revision; the line stays.
create table duty (
    list_id uuid not null references duty_list,
    county_id uuid not null,
    measure_id uuid not null,
    item_id uuid not null references plan_item,
    ordinal int not null,
    content text not null, -- JSON, as answered; text, because its hash is kept
    hash text not null,
    primary key (list_id, county_id, measure_id)
);
-- A county reads its own lines, and those of a restricted item only who reads the item.
alter table duty enable row level security;
create policy scope on duty to "${application}" using (
    sees_everything() or exists (select from organization o where o.id = duty.county_id and in_scope(o.path))
       and exists (select from plan_item i where i.id = duty.item_id)
       and exists (select from duty_list l where l.id = duty.list_id));
revoke update, delete on duty from "${application}";
