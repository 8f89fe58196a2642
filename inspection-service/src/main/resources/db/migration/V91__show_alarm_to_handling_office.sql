-- The office that handles a restricted hazard is called by its alarm wherever it stands: it reads this alarm, and the finding
-- in its scope alone.
create index finding_handled on finding (handling_office_id) where classification = 'RESTRICTED';
create function handled_findings() returns uuid[]
    language sql stable security definer set search_path = public, pg_temp as
    $$ select array(select f.id from finding f
                    where f.classification = 'RESTRICTED' and current_setting('dudao.scope', true) <> ''
                      and f.handling_office_id = cast(nullif(current_setting('dudao.office', true), '') as uuid)) $$;
alter policy scope on hazard_alarm using (
    sees_everything()
    or exists (select from finding f where f.id = hazard_alarm.finding_id)
    or finding_id = any ((select handled_findings())::uuid[]));
