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

alter table plan add column drafted_for text;
alter table plan add column submitted_for text;
alter table plan add column approved_for text;
-- Everybody who drafted, edited or submitted it, or for whom that was done: none of them approves it.
alter table plan add column makers text[] not null default '{}';
update plan set makers = array_remove(array[drafted_by, submitted_by], null);
alter table plan_transition add column on_behalf_of text;
alter table plan_import add column imported_for text;
