-- Since when it is open again: what the unit's task still has to follow is no difference yet.
alter table rectification add column reopened_at timestamptz;

-- How far each task was followed here. Unlike what is kept of the tasks it cannot be read again from their topic: an event
-- that has had its effect must not have it twice.
create table followed_task (
    task_id uuid primary key,
    rectification_id uuid not null references rectification,
    version bigint not null
);
insert into followed_task (task_id, rectification_id, version)
select t.task_id, c.id, t.version from rectification_task t join rectification c on c.finding_id = t.finding_id;
create index followed_task_rectification on followed_task (rectification_id);
alter table followed_task enable row level security;
create policy scope on followed_task to "${application}" using (
    sees_everything() or exists (select from rectification c where c.id = followed_task.rectification_id));
revoke delete on followed_task from "${application}";
