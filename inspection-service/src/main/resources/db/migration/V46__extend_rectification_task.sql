-- What a task says besides its state, for comparison; null until task-service tells of it again.
alter table rectification_task
    add column organization_id uuid,
    add column due_at timestamptz,
    -- By the event, so that the topic read again gives the same row.
    add column told_at timestamptz;
