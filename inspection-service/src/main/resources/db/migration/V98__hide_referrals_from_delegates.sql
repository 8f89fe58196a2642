-- The unit reads no referral, nor do its people who act for somebody who does. Asked past the wall: whoever receives a
-- referral does not see the finding.
create function finding_is_of_delegate(finding uuid) returns boolean
    language sql stable security definer set search_path = public, pg_temp as
    $$ select cardinality(delegate_units()) > 0
              and exists (select from finding f
                          where f.id = finding and (f.organization_id = any (delegate_units())
                                                    or f.responsible_organization_id = any (delegate_units()))) $$;

alter policy scope on referral using (
    sees_everything()
    or (has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
        and exists (select from organization o where o.id in (referral.office_id, referral.organization_id) and in_scope(o.path))
        or has_role('UNIT_HEAD') and is_office(organization_id))
       and (finding_handled_by(finding_id) is null
            or is_office(finding_handled_by(finding_id), organization_id, office_id))
       and not finding_is_of_delegate(finding_id));

-- What is told of a referral names the finding, not its unit.
alter policy reading on change_log using (
    sees_everything()
    or (select in_scope(o.path) or change_log.downward and above_scope(o.path)
        from organization o where o.id = change_log.organization_id)
       and ((select cardinality(delegate_units())) = 0
            or (cast(data as jsonb) ->> 'organizationId' is null
                or cast(cast(data as jsonb) ->> 'organizationId' as uuid) <> all (delegate_units())
                or cast(data as jsonb) ->> 'organizationId' = cast(organization_id as text))
               and (type not like 'dudao.referral.%'
                    or not finding_is_of_delegate(cast(cast(data as jsonb) ->> 'findingId' as uuid)))));
