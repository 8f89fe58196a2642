-- What a decision on a remedy changed in a letter, and how it read before. The letter itself reads as it holds now; one that
-- was amended before says so in the text of the decision alone.
create table opinion_amendment (
    inspection_id uuid not null references opinion,
    position int not null,
    part text not null check (part in ('EVALUATION', 'ADVICE', 'DEMAND')),
    finding_id uuid check ((part = 'DEMAND') = (finding_id is not null)),
    was text,
    becomes text not null,
    amended_at timestamptz not null,
    primary key (inspection_id, position)
);
alter table opinion_amendment enable row level security;
create policy scope on opinion_amendment to "${application}" using (
    sees_everything() or exists (select from inspection i where i.id = opinion_amendment.inspection_id));
revoke update, delete on opinion_amendment from "${application}";
