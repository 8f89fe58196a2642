alter table task_report
    add column exceptions text[] not null default '{}',
    -- What the checks found when it was given; a report is taken all the same.
    add column warnings jsonb not null default '[]',
    -- An earlier report of the same task which this one takes the place of.
    add column corrects uuid references task_report;
-- Corrected once: who corrects again corrects the correction.
create unique index task_report_corrects on task_report (corrects) where corrects is not null;

-- The unit's figure of another task that this one repeats.
alter table task_report_value add column same_as_task_id uuid references task;
create index task_report_value_of_report on task_report_value (target_id, report_id);

-- How far single objects are: 开工, 建成, 投用.
create table task_report_stage (
    report_id uuid not null references task_report,
    position int not null,
    object text not null,
    stage text not null check (stage in ('STARTED', 'COMPLETED', 'IN_USE')),
    reached_on date not null,
    primary key (report_id, position)
);
alter table task_report_stage enable row level security;
create policy scope on task_report_stage to "${application}" using (
    sees_everything() or exists (select from task_report r where r.id = task_report_stage.report_id)) with check (true);

-- What single organisations are to reach of a target, or each organisation of a level: CITY, COUNTY, SCHOOL.
create table measure_target_share (
    measure_id uuid not null,
    target_id uuid not null,
    holder text not null,                      -- id of an organisation, or a level
    quantity numeric not null,
    primary key (measure_id, target_id, holder),
    foreign key (measure_id, target_id) references measure_target on delete cascade
);
alter table measure_target_share enable row level security;
create policy scope on measure_target_share to "${application}" using (
    sees_everything() or exists (select from measure m where m.id = measure_target_share.measure_id)) with check (true);
