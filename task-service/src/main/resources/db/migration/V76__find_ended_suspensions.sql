-- The other half of what the sweep looks for, beside suspension_ends: what stands still with a task above.
create index suspension_along on suspension (task_id) where closed_at is null and cause = 'PARENT_SUSPENDED';
