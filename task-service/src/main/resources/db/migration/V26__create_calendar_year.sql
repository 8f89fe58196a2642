-- The notices of working days and rest days, year by year. A corrected notice is a further version; what was counted
-- on the earlier one still names it. Shipped ones are written at the start of the service.
create table calendar_year (
    year int not null,
    version int not null check (version > 0),
    source text not null,                      -- the notice
    notice_number text,
    noticed_on date,
    rest_days date[] not null,                 -- besides ordinary weekends
    work_days date[] not null,                 -- weekend days that are worked (调休)
    sha256 text not null,                      -- of days and source
    loaded_at timestamptz not null,
    loaded_by text not null,
    primary key (year, version)
);
revoke update, delete on calendar_year from "${application}";
