-- What was fixed stands in rows of its own: before it is published they are not for the county, nor is how it came to it.
-- What the county did itself and what was told it, it reads.
create table county_evaluation_result (
    evaluation_id uuid not null references county_evaluation,
    position int not null,
    points numeric(8, 2) not null,
    all_points numeric(8, 2) not null,
    grade text not null,
    primary key (evaluation_id, position)
);
insert into county_evaluation_result
select id, 0, points, all_points, grade from county_evaluation where grade is not null;
alter table county_evaluation drop column points, drop column all_points, drop column grade;

alter table county_evaluation_result enable row level security;
create policy scope on county_evaluation_result to "${application}" using (
    sees_everything()
    or exists (select from county_evaluation e where e.id = county_evaluation_result.evaluation_id
               and (e.state = 'PUBLISHED'
                    or (select in_scope(h.path) from organization h where h.id = e.office_id))));
alter policy scope on county_evaluation_act using (
    sees_everything()
    or exists (select from county_evaluation e where e.id = county_evaluation_act.evaluation_id
               and (county_evaluation_act.command in
                      ('open', 'score-self', 'submit', 'end-self-check', 'cancel', 'publish')
                    or (select in_scope(h.path) from organization h where h.id = e.office_id))));
revoke update, delete on county_evaluation_result from "${application}";
