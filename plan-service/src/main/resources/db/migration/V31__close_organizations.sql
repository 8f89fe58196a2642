-- First day on which the organisation is no more. It stays, with whatever was kept of it.
alter table organization add column closed_on date;
