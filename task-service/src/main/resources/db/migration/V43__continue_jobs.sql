-- An assignment to very many units goes on after its request, in batches: each batch is one transaction that also says how
-- far the job has come, so whoever goes on, after whatever end, neither repeats nor leaves out a unit.
alter table job drop constraint job_state_check;
alter table job
    add constraint job_state_check check (state in ('RUNNING', 'DONE', 'FAILED', 'CANCELLED')),
    add column work text,                      -- what is still to be done and for whom, while it is RUNNING
    add column worked_to uuid;                 -- the last unit dealt with, in the order of ids
create index job_running on job (created_at) where state = 'RUNNING';
