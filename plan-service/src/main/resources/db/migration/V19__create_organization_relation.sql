-- Who commands, supervises or guides an organisation outside its line of the tree, and on which days. A read model kept from organization.events.v1.
create table organization_relation (
    organization_id uuid not null,
    superior_id uuid not null,
    kind text not null,                        -- COMMAND | SUPERVISE | GUIDE (open set)
    valid_from date not null,
    valid_to date,                             -- last day; null: no end is set
    primary key (organization_id, superior_id, kind, valid_from)
);
-- Every request asks whom its caller is the superior of.
create index organization_relation_superior on organization_relation (superior_id);
-- And which counties lie in its scope.
create index organization_county on organization (path) where id = county_id;
