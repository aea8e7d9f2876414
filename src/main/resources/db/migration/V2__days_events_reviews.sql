-- The day a report counts for, by which lanes page in and out of memory; null for a withdrawal that names none.
-- before_day is that of the revision it replaces: what follows from both days may change.
alter table report
    add column day        date,
    add column before_day date,
    add column effective  boolean not null default true; -- false: older than what was known when it came
update report
set day = coalesce(raw::jsonb #>> '{date,best}', raw::jsonb #>> '{date,end}')::date
where not retracted;
create index report_day on report (day);

-- What the standing alerts were worked out from: rules, knowledge, decisions. Where it differs, they are worked out again.
alter table lane add column basis text not null default '';

alter table alert_match add column last_day date;
update alert_match set last_day = (firing ->> 'last')::date;
alter table alert_match alter column last_day set not null;
create index alert_match_live_day on alert_match (last_day) where gone_at is null;

create index episode_open_over on episode (over_after) where condition in ('PENDING', 'ACTIVE', 'COOLING');

-- One incident as all its reports tell it, for those who read; the lane writes it in the transaction of what follows from it.
create table event (
    id        text primary key,
    type      text        not null,
    day       date        not null,
    first_day date        not null,
    last_day  date        not null,
    country   text        not null,
    admin1    text        not null,
    actors    varchar[]   not null,
    groups    varchar[]   not null,
    names     varchar[]   not null, -- every actor and place as reported, folded; what a decision on a name touches
    unknown   varchar[]   not null, -- those of them that nobody knows: kind and folded name
    reports   varchar[]   not null,
    lat       double precision,
    lon       double precision,
    content   jsonb       not null
);
create index event_day on event (day desc, id desc);
create index event_names on event using gin (names);
create index event_unknown on event (day) where unknown <> '{}';
create index event_reports on event using gin (reports);

-- What people decided about links, pair by pair: of two decisions that disagree the later wins. What is undone stays, so that
-- it can be read who decided what.
create sequence decision_number;
create table ruling (
    decision  bigint      not null,
    a         text        not null,
    b         text        not null,
    same      boolean     not null,
    by        text        not null,
    why       text        not null,
    at        timestamptz not null,
    undone_at timestamptz,
    undone_by text,
    primary key (decision, a, b)
);

-- What people decided about names that were unknown; beside what config/ says.
create table name_decision (
    number    bigint generated always as identity primary key,
    decision  jsonb       not null,
    by        text        not null,
    why       text        not null,
    at        timestamptz not null,
    undone_at timestamptz,
    undone_by text
);

-- When a source was last heard of; never goes back, since who fell silent was heard before.
create table source_seen (
    source    text primary key,
    last_seen date not null
);

-- A file or body that came in, how far it has been taken, and its rows that could not be.
create table intake (
    id          bigint generated always as identity primary key,
    name        text        not null,
    format      text        not null,
    fingerprint text unique,
    line        bigint      not null, -- the last line whose rows are stored or set aside
    header      text        not null,
    begun_at    timestamptz not null
);
create table bad_row (
    intake bigint not null references intake on delete cascade,
    line   bigint not null,
    part   integer not null, -- position in its delivery, for forms that have no lines
    raw    text   not null,
    faults jsonb  not null,
    primary key (intake, line, part)
);
