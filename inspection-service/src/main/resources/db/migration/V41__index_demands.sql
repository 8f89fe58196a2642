-- The order to rectify asks for the demand about its finding.
create index opinion_demand_finding on opinion_demand (finding_id);
-- Anybody may read what was published, newest first.
create index publication_shown on publication (inspection_id) where state in ('PUBLISHED', 'OBJECTED');
