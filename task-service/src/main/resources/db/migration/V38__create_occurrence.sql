-- How often what a measure asks for comes back: as its plan says, or as whoever assigns it has laid down.
create table measure_cadence (
    measure_id uuid not null references measure,
    position int not null,
    version bigint not null,                   -- of all rows of the measure
    by_plan boolean not null,
    since date not null,                       -- nothing is asked of a time before it was laid down
    name text not null,                        -- what is to be done or told each time
    per text not null check (per in ('day', 'week', 'month', 'quarter', 'semester', 'year')),
    count int not null check (count between 1 and 31),
    rest_days boolean not null,                -- of a daily one: also on days of rest
    primary key (measure_id, position)
);

-- One time a unit is to act or tell. Whether it did is told by its reports; that it did not is never stored.
create table occurrence (
    id uuid primary key,
    task_id uuid not null references task,
    measure_id uuid not null,
    name text not null,
    per text not null,
    starts_on date not null,
    ends_on date not null,
    number int not null,                       -- 1… within the period
    due_at timestamptz not null,
    unique (task_id, per, name, starts_on, number)
);
create index occurrence_of_measure on occurrence (measure_id, due_at, id);
create index occurrence_due on occurrence (due_at, id);
revoke update on occurrence from "${application}";

alter table task_report add column occurrence_id uuid references occurrence;
create index task_report_occurrence on task_report (occurrence_id, at) where occurrence_id is not null;

alter table measure_cadence enable row level security;
create policy scope on measure_cadence to "${application}" using (
    sees_everything() or exists (select from measure m where m.id = measure_cadence.measure_id)) with check (true);
alter table occurrence enable row level security;
create policy scope on occurrence to "${application}" using (
    sees_everything() or exists (select from task t where t.id = occurrence.task_id)) with check (true);
