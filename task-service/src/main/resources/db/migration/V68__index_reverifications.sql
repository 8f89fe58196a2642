-- Whoever asks for those of one task, or whether it waits for one.
create index reverification_task on reverification (task_id, id);
