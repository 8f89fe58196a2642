-- A unit hands a task, or a part of it, down to organisations below it. Last, like every new column of task.
alter table task add column parent_id uuid;
create index task_parent on task (parent_id) where parent_id is not null;
select rewrite_task_as_of();

-- A task that goes to another unit takes along what was handed down from it to organisations that stand below that unit
-- too, as when an organisation is succeeded by another.
create function take_subtasks_along() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
begin
    update task t set parent_id = new.id
    from organization c, organization u
    where t.parent_id = new.replaces and c.id = t.organization_id and u.id = new.organization_id
      and c.id <> u.id and c.path ^@ u.path
      and t.state in ('ASSIGNED', 'OBJECTED', 'ACCEPTED', 'IN_PROGRESS', 'SUBMITTED', 'RETURNED', 'SUSPENDED');
    return null;
end $$;
create trigger take_subtasks_along after insert on task
    for each row when (new.replaces is not null) execute function take_subtasks_along();
