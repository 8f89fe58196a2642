-- Whose acknowledgement stopped the clock: the unit's, or in its stead that of one above it. Whoever it is reports.
alter table hazard_alarm add column acknowledged_organization_id uuid;
update hazard_alarm set acknowledged_organization_id = organization_id where acknowledged_at is not null;
-- The ladder of what nobody answers for is called again; so far it fell silent after its last step.
update hazard_alarm set next_step_at = now() where state = 'RAISED' and next_step_at is null;
