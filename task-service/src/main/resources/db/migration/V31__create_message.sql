-- What is said to an organisation: read in the console, and taken along by the next digest to whoever answers there.
create table message (
    id uuid primary key,
    key text not null unique,                  -- what is said again has the key it had
    task_id uuid not null references task,
    escalation_id uuid not null references escalation,
    organization_id uuid not null,             -- whose it is
    downward boolean not null default false,   -- also of every unit below
    recipient text not null,                   -- by office: HANDLER, UNIT_HEAD, …, DUTY_CONTACT
    rung int not null,
    urgent boolean not null,                   -- does not wait for the digest
    subject text not null,
    body text not null,
    created_at timestamptz not null,
    delivered_at timestamptz,                  -- null while a channel has not delivered it
    not_before timestamptz,                    -- of what was too much for one day
    dispatch_id uuid
);
create index message_organization on message (organization_id, id);
create index message_escalation on message (escalation_id);
create index message_waiting on message (organization_id, created_at) where delivered_at is null and dispatch_id is null;

alter table message enable row level security;
create policy scope on message to "${application}" using (
    sees_everything()
    or exists (select from task t where t.id = message.task_id)
    or downward and (select above_scope(o.path) from organization o where o.id = message.organization_id))
    with check (true);

-- One digest to one address on one day; what is urgent goes alone.
create table dispatch (
    id uuid primary key,
    key text not null unique,                  -- channel, address and day
    channel text not null,                     -- EMAIL | DINGTALK | WECOM | FEISHU
    address text not null,                     -- e-mail address, or the name of the robot in the configuration
    organization_id uuid not null,
    subject text not null,
    body text not null,
    state text not null default 'WAITING' check (state in ('WAITING', 'SENT', 'FAILED')),
    attempts int not null default 0,
    next_attempt_at timestamptz,
    created_at timestamptz not null,
    sent_at timestamptz,
    receipt text,                              -- what the receiving side said
    error text,
    check ((next_attempt_at is not null) = (state = 'WAITING'))
);
create index dispatch_next on dispatch (next_attempt_at) where next_attempt_at is not null;

alter table dispatch enable row level security;
create policy scope on dispatch to "${application}" using (
    sees_everything() or (select in_scope(o.path) from organization o where o.id = dispatch.organization_id))
    with check (true);
