-- That a clue was rejected holds after it was closed. Of those closed before it is not known any more.
alter table clue add column rejected_at timestamptz;
update clue set rejected_at = decided_at where state = 'REJECTED';
