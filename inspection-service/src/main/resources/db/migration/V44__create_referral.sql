-- 上报、移送: a finding is brought before a higher office, another department or a body outside the tree. It stays open.
create table referral (
    id uuid primary key,
    version bigint not null,
    finding_id uuid not null references finding,
    inspection_id uuid not null references inspection,
    -- The office that sends.
    office_id uuid not null,
    kind text not null check (kind in ('REFER_UP', 'HAND_OVER')),
    -- Who receives: an organisation of the tree, or a body named in words.
    organization_id uuid,
    recipient text,
    reason text not null,
    -- What was sent; whoever receives it does not see the finding itself.
    text text not null,
    documents text[] not null,
    state text not null,
    sent_by text not null,
    sent_for text,
    sent_at timestamptz not null,
    confirm_by date not null,
    basis text not null,
    receipt text,
    confirmed_by text,
    confirmed_for text,
    confirmed_at timestamptz,
    answer text,
    answered_by text,
    answered_for text,
    answered_at timestamptz,
    constraint referral_recipient check ((organization_id is null) <> (recipient is null))
);
create index referral_finding on referral (finding_id);
create index referral_organization on referral (organization_id);
-- Nobody is asked twice at the same time.
create unique index referral_open on referral (finding_id, coalesce(organization_id::text, recipient))
    where state in ('SENT', 'RECEIVED');

-- Of a restricted finding the office that handles it. Asked past the wall, by whoever receives a referral and does not
-- see the finding.
create function finding_handled_by(finding uuid) returns uuid
    language sql stable security definer set search_path = public, pg_temp as
    $$ select f.handling_office_id from finding f where f.id = finding and f.classification = 'RESTRICTED' $$;

-- For those who supervise in the line of the sending office or of the receiver, and for the receiver; never for the unit.
alter table referral enable row level security;
create policy scope on referral to "${application}" using (
    sees_everything()
    or (has_role('ESO', 'INSPECTOR', 'SUPERVISOR', 'LEADER')
        and exists (select from organization o where o.id in (referral.office_id, referral.organization_id) and in_scope(o.path))
        or has_role('UNIT_HEAD') and is_office(organization_id))
       and (finding_handled_by(finding_id) is null
            or is_office(finding_handled_by(finding_id), organization_id, office_id)));
revoke delete on referral from "${application}";
