-- The lists of the register, newest first, under the filters that leave few of many rows. What leaves many (severity, kind,
-- a large subtree) is found along the primary key soon enough.
create index finding_organization on finding (organization_id, id);
create index finding_responsible on finding (responsible_organization_id, id)
    where responsible_organization_id is not null;
create index finding_state on finding (state, id);
create index finding_topic on finding (topic, id) where topic is not null;
-- Few limits pass unnoticed, so of all that is open little is overdue.
create index finding_due on finding (due_on) where state in ('ASSIGNED', 'RECTIFYING');
create index inspection_state on inspection (state, id);
-- Whose inspections, findings and rectifications a member of a team sees.
create index inspection_member_person on inspection_member (person, inspection_id);
create index rectification_organization on rectification (organization_id, id);
create index rectification_state on rectification (state, id);
create index rectification_due on rectification (due_on) where state in ('ORDERED', 'PLAN_SUBMITTED', 'IN_PROGRESS');
-- What an inspection is archived with, and whether anything of it was reported.
create index rectification_inspection on rectification (inspection_id);
