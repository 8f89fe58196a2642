-- The agency above may stand outside the tree: its decision comes as a document, and is entered as such.
alter table remedy
    add column agency text,
    add column agency_document text,
    add constraint remedy_elsewhere check ((agency is null) = (agency_document is null));
