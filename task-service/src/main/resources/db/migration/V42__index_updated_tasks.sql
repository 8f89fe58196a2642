-- The list in the order of changes (sort=updatedAt). New tasks of one fan-out share their moment and go to the end.
create index task_updated on task (updated_at, id);
