-- 问责: a candidate is raised by a fact or proposed by a person; only persons decide.
create table accountability_case (
    id uuid primary key,
    version bigint not null,
    object_kind text not null,
    -- The unit held to account, or the one the person belongs to.
    organization_id uuid not null,
    -- Account of the person; null where a unit is held to account.
    person text,
    person_name text,
    office_id uuid not null,
    ground text not null,
    source text not null check (source in ('FACT', 'LADDER', 'PERSON')),
    -- What raised it, so that one fact raises one candidate.
    source_key text unique,
    wording text not null,
    inspection_id uuid,
    rectification_id uuid,
    task_id uuid,
    state text not null,
    proposed_at timestamptz not null,
    members text[] not null default '{}',
    intended text[] not null default '{}',
    heard_by date,
    notice_given_at timestamptz,
    catalogue text,
    measures text[] not null default '{}',
    heavier text[] not null default '{}',
    number text,
    decision text,
    decided_on date,
    effective_on date,
    effect_until date,
    received_on date,
    revoked_on date,
    corrected text[],
    constraint accountability_person check ((person is null) = (object_kind not in ('PERSON', 'INSPECTOR')))
);
create index accountability_case_object on accountability_case (organization_id, decided_on);
create unique index accountability_case_number on accountability_case (office_id, number) where number is not null;
create table accountability_step (
    case_id uuid not null references accountability_case,
    position int not null,
    command text not null,
    text text,
    -- To whom something was given, or who carries it out.
    given_to text,
    receipt text,
    done_by text not null,
    done_for text,
    done_at timestamptz not null,
    primary key (case_id, position)
);
create table accountability_deadline (
    case_id uuid not null references accountability_case,
    matter text not null,
    rule_id text not null,
    rule_version text not null,
    jurisdiction text not null,
    citation text not null,
    start_event text not null,
    started_on date not null,
    amount int not null,
    day_kind text not null,
    due_on date not null,
    calendar text not null,
    provisional boolean not null,
    basis text not null,
    -- Whether the text of the rule was read; otherwise the day is shown and binds nobody.
    binding boolean not null,
    set_at timestamptz not null,
    met_at timestamptz,
    primary key (case_id, matter)
);
create table accountability_appeal (
    id uuid primary key,
    version bigint not null,
    case_id uuid not null references accountability_case,
    kind text not null,
    state text not null,
    grounds text not null,
    late boolean not null,
    requested_by text not null,
    requested_for text,
    requested_at timestamptz not null,
    outcome text,
    decision text,
    measures text[] not null default '{}',
    decided_by text,
    decided_for text,
    decided_at timestamptz,
    correction text,
    corrected_by text,
    corrected_for text,
    corrected_at timestamptz,
    unique (case_id, kind)
);

-- Read by the office that handles it and those above it, and, once it was told, by the object itself: by the unit's own
-- people where it is a unit, by nobody but the person where it is a person. No person reads the file on itself.
alter table accountability_case enable row level security;
create policy scope on accountability_case to "${application}" using (
    sees_everything()
    or has_role('ESO', 'LEADER') and person is distinct from current_setting('dudao.person', true)
       and (select in_scope(o.path) from organization o where o.id = accountability_case.office_id)
    or notice_given_at is not null
       and (person is null and has_role('UNIT_HEAD', 'UNIT_CLERK') and is_office(organization_id)
            or person = current_setting('dudao.person', true)
               and not has_role('SYSADMIN', 'SECADMIN', 'AUDITOR')));
alter table accountability_step enable row level security;
create policy scope on accountability_step to "${application}" using (
    sees_everything() or exists (select from accountability_case c where c.id = accountability_step.case_id));
alter table accountability_deadline enable row level security;
create policy scope on accountability_deadline to "${application}" using (
    sees_everything() or exists (select from accountability_case c where c.id = accountability_deadline.case_id));
alter table accountability_appeal enable row level security;
create policy scope on accountability_appeal to "${application}" using (
    sees_everything() or exists (select from accountability_case c where c.id = accountability_appeal.case_id));

-- A case is never removed, a step never changed; of a limit that was set nothing changes but when it was met.
revoke delete on accountability_case, accountability_appeal from "${application}";
revoke update, delete on accountability_step, accountability_deadline from "${application}";
grant update (met_at) on accountability_deadline to "${application}";

-- How often the object of a case was held to account in the year up to a day, by whatever office: the number and no more.
create function accountability_earlier(asked uuid, upto date) returns int
    language sql stable security definer set search_path = public, pg_temp as $$
    select count(*) from accountability_case c join accountability_case other
      on other.organization_id = c.organization_id and other.person is not distinct from c.person and other.id <> c.id
    where c.id = asked and other.revoked_on is null
      and other.decided_on > upto - interval '1 year' and other.decided_on <= upto
$$;
