-- What was concluded stands in rows of its own: before it is published they are not for whom they are about, nor
-- is how it came to it. What the school did itself and what was told it, it reads.
create table annual_check_result (
    check_id uuid not null references annual_check,
    position int not null,
    conclusion text not null,
    primary key (check_id, position)
);
insert into annual_check_result select id, 0, conclusion from annual_check where conclusion is not null;
alter table annual_check drop column conclusion;

alter table annual_check_result enable row level security;
create policy scope on annual_check_result to "${application}" using (
    sees_everything()
    or exists (select from annual_check c where c.id = annual_check_result.check_id
               and (c.state = 'PUBLISHED'
                    or (select in_scope(h.path) from organization h where h.id = c.office_id))));
alter policy scope on annual_check_act using (
    sees_everything()
    or exists (select from annual_check c where c.id = annual_check_act.check_id
               and (annual_check_act.command in
                      ('open', 'report', 'end-report', 'deepen', 'lighten', 'cancel', 'publish')
                    or (select in_scope(h.path) from organization h where h.id = c.office_id))));
revoke update, delete on annual_check_result from "${application}";
