-- Reviews that were decided before a review told what became of the demand: upheld it stands, else it is demanded no more.
update government_inspection
set version = version + 1, state = 'RECTIFYING'
where state = 'REVIEWED' and demand is not null and review_outcome = 'UPHELD';
update government_inspection
set version = version + 1, demand = null, due_on = null, verified = null
where state = 'REVIEWED' and demand is not null and review_outcome in ('AMENDED', 'REVOKED');
