-- task_as_of gives whole rows of task, so it has to name every column there is, in order. A migration that adds a column
-- to task ends with "select rewrite_task_as_of();": the columns a task had are taken from its history, all others as
-- they are.
create function rewrite_task_as_of() returns void language plpgsql as $do$
declare
    columns text;
begin
    select string_agg(case attname
            when 'state' then 'case when t.updated_at <= $1 then t.state else coalesce(h.to_state, ''ASSIGNED'') end'
            when 'due_at' then 'case when t.updated_at <= $1 then t.due_at else coalesce(h.due_at, t.original_due_at) end'
            when 'deadline_version' then
                'case when t.updated_at <= $1 then t.deadline_version else coalesce(h.deadline_version, 1) end'
            when 'accepted_at' then 'case when t.updated_at <= $1 then t.accepted_at else h.accepted_at end'
            when 'submitted_at' then 'case when t.updated_at <= $1 then t.submitted_at else h.submitted_at end'
            when 'completed_at' then 'case when t.updated_at <= $1 then t.completed_at else h.completed_at end'
            else 't.' || quote_ident(attname) end, ', ' order by attnum)
        into columns
        from pg_attribute where attrelid = 'task'::regclass and attnum > 0 and not attisdropped;
    execute format($sql$
        create or replace function task_as_of(at timestamptz) returns setof task language sql stable as $body$
            select %s
            from task t
            left join lateral (
                select tt.to_state, tt.due_at, tt.deadline_version, tt.accepted_at, tt.submitted_at, tt.completed_at
                from task_transition tt
                where tt.task_id = t.id and tt.at <= $1 and t.updated_at > $1
                order by tt.version desc limit 1) h on true
            where t.assigned_at <= $1
        $body$$sql$, columns);
end
$do$;
revoke all on function rewrite_task_as_of() from public;

select rewrite_task_as_of();
