-- A theatre is a set of countries that is processed by itself, by one replica at a time. What there was belongs to the one theatre there was.
create table theatre (
    name       text primary key,
    countries  varchar[] not null, -- ISO 3166-1 alpha-3; of the default theatre those that are listed with it
    is_default boolean   not null
);
insert into theatre (name, countries, is_default) values ('world', '{}', true);

alter table report
    add column theatre        text not null default 'world',
    add column before_theatre text; -- that of the revision it replaces, where it is another
create index report_before_theatre on report (before_theatre, seq) where before_theatre is not null;
-- While a report moves to another theatre, both may hold what follows from it.
alter table event
    add column theatre text not null default 'world',
    drop constraint event_pkey,
    add primary key (id, theatre);
alter table firing
    add column theatre text not null default 'world',
    drop constraint firing_pkey,
    add primary key (id, theatre);
alter table alert  add column theatre text not null default 'world';
drop index one_open_alert;
create unique index one_open_alert on alert (fingerprint, theatre) where condition in ('PENDING', 'ACTIVE', 'COOLING');

-- Who may commit what follows in a theatre: whoever took its lease last, as fence is one higher each time. Times are those of the database's clock.
alter table lane
    add column owner    text,        -- name of a replica
    add column fence    bigint not null default 0,
    add column taken_at timestamptz,
    add column expires  timestamptz;

-- The processes that share this database.
create table replica (
    name       text primary key,
    instance   uuid             not null, -- of the process: two must not bear one name
    address    text             not null,
    version    text             not null, -- of the program
    rules      text             not null,
    knowledge  text             not null,
    theatres   text             not null,
    clock_lead double precision not null, -- seconds by which its clock is ahead of the database's
    started_at timestamptz      not null,
    seen_at    timestamptz      not null
);

-- Who waits for a change is told of it at the end of its transaction, whoever makes it.
create function tell_change() returns trigger language plpgsql as
$$
begin
    perform pg_notify('faultline', tg_table_name);
    return null;
end
$$;
create trigger tell after insert on report for each statement execute function tell_change();
create trigger tell after insert or update on link_decision for each statement execute function tell_change();
create trigger tell after insert or update on name_decision for each statement execute function tell_change();
create trigger tell after insert on alert_decision for each statement execute function tell_change();
create trigger tell after insert or delete on rule_quarantine for each statement execute function tell_change();
create trigger tell after insert or update on theatre for each statement execute function tell_change();
create trigger tell after update of owner on lane for each statement execute function tell_change();
