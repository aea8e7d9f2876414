-- What a draft rule raised is shown and never mailed.
alter table episode add column shadow boolean not null default false;

-- Rules that were taken out of service because their evaluation threw, overran or flooded; lifted by a new version or by people.
create table rule_quarantine (
    rule    text        not null,
    version text        not null,
    title   text        not null,
    owner   text        not null,
    reason  text        not null,
    at      timestamptz not null,
    primary key (rule, version)
);
