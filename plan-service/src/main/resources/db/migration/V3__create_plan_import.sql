-- What was recognised in a submitted text. Nothing refers to it by key: a plan keeps its own copy.
create table plan_import (
    id uuid primary key,
    organization_id uuid not null,
    person text not null,
    text_sha256 text not null,
    result text not null, -- JSON, as answered
    created_at timestamptz not null
);
