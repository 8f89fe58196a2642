-- What a county applied with and what was decided on it stay; the next application, the loss, are lines of their own.
create table recognition_application (
    file_id uuid not null references recognition_file,
    position int not null,
    snapshot text not null, -- JSON; text, because its hash is kept
    hash text not null,
    applied_at timestamptz not null,
    primary key (file_id, position)
);
insert into recognition_application
select id, 0, snapshot, snapshot_hash, applied_at from recognition_file where snapshot is not null;
alter table recognition_file drop column snapshot, drop column snapshot_hash, drop column applied_at;

create table recognition_ruling (
    file_id uuid not null references recognition_file,
    position int not null,
    command text not null,
    decided_by text not null,
    document_number text not null,
    decided_on date not null,
    recorded_at timestamptz not null,
    primary key (file_id, position)
);
-- Of a recognition that was lost only the day it was recorded is left, and whose document it was: the first line of the act.
insert into recognition_ruling
select f.id, 0, 'recognise',
  case when f.state = 'LOST' then split_part(a.text, E'\n', 1) else f.decided_by end,
  case when f.state = 'LOST' then split_part(a.text, E'\n', 1) else f.document_number end,
  case when f.state = 'LOST' then least(f.decided_on, cast(a.done_at at time zone 'Asia/Shanghai' as date))
       else f.decided_on end,
  a.done_at
from recognition_file f join recognition_act a on a.file_id = f.id and a.command = 'recognise';
insert into recognition_ruling
select f.id, 1, 'revoke', f.decided_by, f.document_number, f.decided_on, a.done_at
from recognition_file f join recognition_act a on a.file_id = f.id and a.command = 'revoke';

alter table recognition_application enable row level security;
create policy scope on recognition_application to "${application}" using (
    sees_everything() or exists (select from recognition_file f where f.id = recognition_application.file_id));
alter table recognition_ruling enable row level security;
create policy scope on recognition_ruling to "${application}" using (
    sees_everything() or exists (select from recognition_file f where f.id = recognition_ruling.file_id));
revoke update, delete on recognition_application, recognition_ruling from "${application}";
