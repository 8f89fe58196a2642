-- What a plan says of its sections and targets changes far less often than what became of it, and is remembered apart.
alter table plan_change add column content boolean not null default false;

create or replace function note_change() returns trigger language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    changed uuid := cast(to_jsonb(coalesce(new, old)) ->> tg_argv[0] as uuid);
    of_content boolean := tg_nargs > 1;
begin
    if tg_argv[0] = 'target_id' then
        changed := (select plan_id from target where id = changed);
    end if;
    if changed is not null then
        insert into plan_change as c (plan_id, content) values (changed, of_content)
        on conflict (plan_id, changed_by) do update set content = true where excluded.content and not c.content;
    end if;
    return null;
end $$;

drop trigger note_change on plan;
create trigger note_change after update on plan for each row execute function note_change('id', 'content');
drop trigger note_change on plan_section;
create trigger note_change after insert or update or delete on plan_section
    for each row execute function note_change('plan_id', 'content');
drop trigger note_change on target;
create trigger note_change after insert or update or delete on target
    for each row execute function note_change('plan_id', 'content');
drop trigger note_change on target_value;
create trigger note_change after insert on target_value for each row execute function note_change('target_id', 'content');
drop trigger note_change on target_eligibility;
create trigger note_change after update on target_eligibility
    for each row execute function note_change('target_id', 'content');
