-- 对县级人民政府履行教育职责的评价: rounds by year, a file for each county, three columns of scores.
create table evaluation_round (
    id uuid primary key,
    office_id uuid not null,
    year int not null,
    title text not null,
    indicator_tree_id uuid not null references indicator_tree,
    self_check_due_on date not null,
    -- Names and least shares in percent, the best first.
    grades jsonb not null,
    opened_by text not null,
    opened_for text,
    opened_at timestamptz not null,
    unique (office_id, year)
);
create table county_evaluation (
    id uuid primary key,
    version bigint not null,
    round_id uuid not null references evaluation_round,
    organization_id uuid not null,
    office_id uuid not null,
    state text not null,
    submitted_at timestamptz,
    points numeric(8, 2),
    all_points numeric(8, 2),
    grade text,
    published_at timestamptz,
    unique (round_id, organization_id)
);
create table county_evaluation_act (
    evaluation_id uuid not null references county_evaluation,
    position int not null,
    command text not null,
    text text,
    done_by text not null,
    done_for text,
    done_at timestamptz not null,
    primary key (evaluation_id, position)
);
create table evaluation_score (
    evaluation_id uuid not null references county_evaluation,
    code text not null,
    side text not null check (side in ('SELF', 'VERIFIED', 'FINAL')),
    points numeric(6, 2) not null,
    basis text not null,
    scored_by text not null,
    scored_for text,
    scored_at timestamptz not null,
    primary key (evaluation_id, code, side)
);

-- The office's own, and whoever is evaluated reads the terms of it.
alter table evaluation_round enable row level security;
create policy scope on evaluation_round to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) or above_scope(o.path) from organization o where o.id = evaluation_round.office_id)
    or exists (select from county_evaluation e where e.round_id = evaluation_round.id));
alter table county_evaluation enable row level security;
create policy scope on county_evaluation to "${application}" using (
    sees_everything()
    or (select in_scope(o.path) from organization o where o.id = county_evaluation.organization_id));
alter table county_evaluation_act enable row level security;
create policy scope on county_evaluation_act to "${application}" using (
    sees_everything() or exists (select from county_evaluation e where e.id = county_evaluation_act.evaluation_id));
-- A county reads its own column; the others when the result is out.
alter table evaluation_score enable row level security;
create policy scope on evaluation_score to "${application}" using (
    sees_everything()
    or exists (select from county_evaluation e join organization h on h.id = e.office_id
               where e.id = evaluation_score.evaluation_id
                 and (evaluation_score.side = 'SELF' or e.state = 'PUBLISHED' or in_scope(h.path))));
revoke update, delete on evaluation_round, county_evaluation_act from "${application}";
revoke delete on county_evaluation, evaluation_score from "${application}";
-- A self-check that was handed in is as it was handed in, whoever writes.
create function keep_self_check() returns trigger language plpgsql as $$
begin
    if new.side = 'SELF' and (select state from county_evaluation e where e.id = new.evaluation_id) <> 'OPEN' then
        raise exception 'the self-check was handed in';
    end if;
    return new;
end $$;
create trigger keep_self_check before insert or update on evaluation_score
    for each row execute function keep_self_check();
