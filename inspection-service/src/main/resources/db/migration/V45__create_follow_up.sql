-- 回头看: what was closed is looked at once more, because somebody ordered it or because it was drawn.
create table follow_up (
    id uuid primary key,
    version bigint not null,
    rectification_id uuid not null references rectification,
    finding_id uuid not null references finding,
    inspection_id uuid not null references inspection,
    -- The unit that has rectified.
    organization_id uuid not null,
    cause text not null check (cause in ('ORDERED', 'DRAWN')),
    -- With DRAWN: smallest SHA-256 of the seed followed by the id of the rectification first.
    seed text,
    due_on date not null,
    reason text not null,
    state text not null,
    ordered_by text not null,
    ordered_for text,
    ordered_at timestamptz not null,
    method text,
    text text,
    evidence text[],
    done_by text,
    done_for text,
    done_at timestamptz,
    constraint follow_up_drawn check ((cause = 'DRAWN') = (seed is not null))
);
-- One at a time.
create unique index follow_up_open on follow_up (rectification_id) where state = 'ORDERED';
create index follow_up_finding on follow_up (finding_id);

alter table rectification add column reopen_count int not null default 0;

-- The same thing in the same unit again: the earlier finding, kept as it was seen when the later one was recorded.
alter table finding add column recurs_from uuid references finding;
create index rectification_closed on rectification (closed_at) where state = 'CLOSED';

-- That somebody will look again is not told beforehand to those who will be looked at.
alter table follow_up enable row level security;
create policy scope on follow_up to "${application}" using (
    sees_everything()
    or exists (select from finding f join inspection i on i.id = f.inspection_id
               join organization o on o.id = f.organization_id
               where f.id = follow_up.finding_id
                 and (follow_up.state <> 'ORDERED' or supervises(i.office_id, o.path) or on_team(i.id))));
revoke delete on follow_up from "${application}";

-- What the unit says of a milestone of its plan; a later word on the same one stands beside the earlier.
create table rectification_milestone_report (
    rectification_id uuid not null references rectification,
    position int not null,
    -- Of the plan, from 0.
    milestone int not null,
    text text not null,
    reported_by text not null,
    reported_for text,
    reported_at timestamptz not null,
    primary key (rectification_id, position)
);
alter table rectification_milestone_report enable row level security;
create policy scope on rectification_milestone_report to "${application}" using (
    sees_everything() or exists (select from rectification c where c.id = rectification_milestone_report.rectification_id));
revoke update, delete on rectification_milestone_report from "${application}";
