-- Who acts, and for whom.
alter table outbox_event add column on_behalf_of text;
alter table change_log add column on_behalf_of text;

-- Systems without OIDC. Of the secret only its hash is kept.
create table api_key (
    id uuid primary key,
    version bigint not null,
    prefix text not null unique,
    hash bytea not null,
    name text not null,
    organization_id uuid not null,
    roles text[] not null,
    created_at timestamptz not null,
    created_by text not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text,
    reason text
);

-- Who may act for whom (委托代办), as task-service tells it.
create table delegation (
    id uuid primary key,
    version bigint not null,
    delegator text not null,
    delegator_name text not null,
    organization_id uuid not null,             -- the delegator's, which the delegate acts for
    delegate text not null,
    delegate_name text not null,
    roles text[] not null,
    valid_from date not null,
    valid_to date not null,
    granted_at timestamptz not null,
    revoked_at timestamptz,
    revoked_by text
);
-- Asked by every request that names somebody it acts for.
create index delegation_persons on delegation (delegator, delegate);

alter table inspector add column registered_for text;
alter table inspector add column handed_over_at timestamptz;
alter table inspector add column handed_over_by text;
alter table inspector add column handed_over_for text;
alter table inspector add column handed_over_to uuid references inspector;
alter table inspector add column handed_over_because text;
alter table inspection add column planned_for text;
alter table inspection_recusal add column declared_for text;
-- Open seats of one inspector, to be handed over.
create index inspection_member_inspector on inspection_member (inspector_id);
alter table finding add column found_for text;
alter table finding add column confirmed_for text;
alter table rectification add column ordered_for text;
alter table rectification add column plan_submitted_by text;
alter table rectification add column plan_submitted_for text;
alter table rectification add column reported_for text;
-- Everybody who sent in a plan or a report, or for whom that was done, of every round: none of them judges it.
alter table rectification add column rectifiers text[] not null default '{}';
update rectification set rectifiers = array_remove(array[reported_by], null);
alter table rectification_verification add column verifier_for text;
alter table rectification_verification add column decided_for text;
-- Who has acted for the unit on its task, whatever came first.
alter table rectification_task add column people text[] not null default '{}';
