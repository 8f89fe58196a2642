-- Facts not yet acknowledged by the broker; the relay reads them in order of seq and moves them to change_log.
create table outbox_event (
    seq bigint generated always as identity primary key,
    id uuid not null,
    topic text not null,
    type text not null,
    subject uuid not null,
    aggregate_version bigint not null,
    time timestamptz not null,
    correlation_id text,
    causation_id text,
    actor text,
    data text not null
);

-- Everything that was published, without gaps, append-only: the change feed and the webhooks read it.
create table change_log (
    position bigint primary key,
    id uuid not null,
    topic text not null,
    type text not null,
    subject uuid not null,
    aggregate_version bigint not null,
    time timestamptz not null,
    correlation_id text,
    causation_id text,
    actor text,
    data text not null
);

create table inbox_event (
    event_id uuid primary key,
    received_at timestamptz not null
);

create table dead_letter (
    id uuid primary key,
    topic text not null,
    partition int not null,
    position bigint not null,
    key text,
    message text,
    error text not null,
    parked_at timestamptz not null,
    state text not null check (state in ('PARKED', 'RETRIED', 'DISCARDED')),
    reason text,
    settled_by text,
    unique (topic, partition, position)
);
-- Every batch asks whether one of its aggregates is blocked.
create index dead_letter_parked_key on dead_letter (key) where state = 'PARKED';

create table idempotency_key (
    client text not null,
    key text not null,
    request_hash text not null,
    status int not null,
    location text,
    etag text,
    body text,
    created_at timestamptz not null,
    primary key (client, key)
);
