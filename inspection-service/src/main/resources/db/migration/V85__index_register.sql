-- Pages of the register along the primary key pass over too much when few rows are wanted.
create index finding_recurring on finding (id) where recurs_from is not null;
-- Of what is open enough is overdue to be found in the order of the list; where nearly nothing is, finding_due is shorter.
create index finding_open on finding (id) where state in ('ASSIGNED', 'RECTIFYING');
