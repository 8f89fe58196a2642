-- What came of a clue. The link stands here alone: nothing at the finding tells that somebody has reported it.
alter table clue
    add column finding_id uuid references finding,
    -- Who the reporter says to be: student, parent, staff, resident, or nothing said.
    add column source text not null default 'UNSAID'
        check (source in ('STUDENT', 'PARENT', 'STAFF', 'RESIDENT', 'UNSAID'));
create index clue_finding on clue (finding_id) where finding_id is not null;
