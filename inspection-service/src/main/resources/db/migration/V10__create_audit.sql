-- Who did what, for whom and why. A command writes its row in its own transaction, a refused attempt after its answer;
-- the chainer moves both into audit_event, in one order, each row hashed together with the hash of the row before it.
-- The service's role adds rows here and may do nothing else with them: they leave only by way of audit_chain().
create table audit_pending (
    seq bigint generated always as identity primary key,
    id uuid not null default uuidv7(),
    at timestamptz not null,
    action text not null,                      -- operationId, or method and path of what no operation answers
    resource_kind text,
    resource_id uuid,
    outcome text not null check (outcome in ('DONE', 'REFUSED')),
    status int not null,
    code text,
    actor text,                                -- null when nobody could be recognised
    actor_name text,
    on_behalf_of text,
    organization_id uuid,
    roles text,
    reason text,
    client text,
    remote_address text,
    request_id text,
    correlation text,
    before_hash bytea,
    after_hash bytea
);

-- By month of recorded_at, which never falls while position rises: a month dropped is the beginning of the chain.
create table audit_event (
    position bigint not null,                  -- from 1, without gaps
    recorded_at timestamptz not null,
    id uuid not null,
    at timestamptz not null,
    action text not null,
    resource_kind text,
    resource_id uuid,
    outcome text not null,
    status int not null,
    code text,
    actor text,
    actor_name text,
    on_behalf_of text,
    organization_id uuid,
    roles text,
    reason text,
    client text,
    remote_address text,
    request_id text,
    correlation text,
    before_hash bytea,
    after_hash bytea,
    algorithm text not null,                   -- SHA-256 | SM3
    prev_hash bytea not null,
    hash bytea not null,
    primary key (position, recorded_at)
) partition by range (recorded_at);
create index audit_event_resource on audit_event (resource_id, position) where resource_id is not null;
create index audit_event_actor on audit_event (actor, position) where actor is not null;

-- The last row of the chain. One row; whoever chains holds it.
create table audit_head (
    singleton boolean primary key default true check (singleton),
    position bigint not null,
    hash bytea not null,
    recorded_at timestamptz not null
);
insert into audit_head (position, hash, recorded_at) values (0, decode(repeat('00', 32), 'hex'), '1970-01-01T00:00:00Z');

-- Heads that were also told outside; RETIRED is the last row of what audit_retire() dropped.
create table audit_anchor (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    position bigint not null,
    hash bytea not null,
    reason text not null check (reason in ('DAILY', 'SHUTDOWN', 'VERIFIED', 'RETIRED'))
);

-- Makes the month of a moment and the one after it. A partition is no way around the rights of the whole table.
create function audit_prepare(p_at timestamptz) returns void
    language plpgsql security definer set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
    v_month timestamptz;
    v_name text;
begin
    for n in 0..1 loop
        v_month := date_trunc('month', p_at) + n * interval '1 month';
        v_name := 'audit_event_' || to_char(v_month, 'YYYYMM');
        if to_regclass(v_name) is null then
            execute format('create table %I partition of audit_event for values from (%L) to (%L)',
                           v_name, v_month, v_month + interval '1 month');
            execute format('revoke all on %I from %I', v_name, '${application}');
        end if;
    end loop;
end $$;

-- Moves pending rows to the end of the chain: all or none, and only behind the head the caller knows. The rows' text
-- comes from audit_pending, never from the caller.
create function audit_chain(p_previous text, p_seqs bigint[], p_recorded timestamptz, p_algorithm text, p_hashes text[])
    returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
declare
    v_head audit_head;
    v_count bigint;
begin
    select * into strict v_head from audit_head for update;
    if v_head.hash <> decode(p_previous, 'hex') or p_recorded < v_head.recorded_at then
        raise exception 'the chain has another head' using errcode = '40001';
    end if;
    perform audit_prepare(p_recorded);
    -- Until this is flushed the rows are still pending, so nothing is lost if it is not.
    perform set_config('synchronous_commit', 'off', true);
    with moved as (delete from audit_pending where seq = any (p_seqs) returning *)
    insert into audit_event (position, recorded_at, id, at, action, resource_kind, resource_id, outcome, status, code,
                             actor, actor_name, on_behalf_of, organization_id, roles, reason, client, remote_address,
                             request_id, correlation, before_hash, after_hash, algorithm, prev_hash, hash)
    select v_head.position + o.n, p_recorded, m.id, m.at, m.action, m.resource_kind, m.resource_id, m.outcome, m.status,
           m.code, m.actor, m.actor_name, m.on_behalf_of, m.organization_id, m.roles, m.reason, m.client,
           m.remote_address, m.request_id, m.correlation, m.before_hash, m.after_hash, p_algorithm,
           decode(case when o.n = 1 then p_previous else p_hashes[o.n - 1] end, 'hex'), decode(p_hashes[o.n], 'hex')
    from unnest(p_seqs) with ordinality o (seq, n) join moved m on m.seq = o.seq;
    get diagnostics v_count = row_count;
    if v_count <> cardinality(p_seqs) or v_count <> cardinality(p_hashes) then
        raise exception 'not every row is pending' using errcode = '40001';
    end if;
    update audit_head set position = v_head.position + v_count, hash = decode(p_hashes[v_count], 'hex'),
                          recorded_at = p_recorded;
    return v_head.position + v_count;
end $$;

-- Retention, for the owner alone (a scheduled job of the operator): select audit_retire(36);
-- Drops whole months that ended more than so many months ago and keeps the last hash of what is gone.
create function audit_retire(p_months int default 36) returns int
    language plpgsql set search_path = public, pg_temp set timezone = 'UTC' as $$
declare
    v_month timestamptz;
    v_name text;
    v_last record;
    v_dropped int := 0;
begin
    if p_months < 6 then
        raise exception 'audit rows are kept for at least 6 months';
    end if;
    for v_name in select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
                  where i.inhparent = 'audit_event'::regclass order by c.relname loop
        v_month := to_date(right(v_name, 6), 'YYYYMM');
        exit when v_month + interval '1 month' > date_trunc('month', now()) - p_months * interval '1 month';
        execute format('select position, hash from %I order by position desc limit 1', v_name) into v_last;
        if v_last.position is not null then
            insert into audit_anchor (position, hash, reason) values (v_last.position, v_last.hash, 'RETIRED');
        end if;
        execute format('drop table %I', v_name);
        v_dropped := v_dropped + 1;
    end loop;
    return v_dropped;
end $$;

select audit_prepare(now());

-- The service's role adds; it can change, remove or reorder nothing.
revoke all on audit_pending, audit_event, audit_head, audit_anchor from "${application}";
grant select, insert on audit_pending, audit_anchor to "${application}";
grant select on audit_event, audit_head to "${application}";
revoke all on function audit_prepare(timestamptz), audit_retire(int),
    audit_chain(text, bigint[], timestamptz, text, text[]) from public;
grant execute on function audit_chain(text, bigint[], timestamptz, text, text[]) to "${application}";
