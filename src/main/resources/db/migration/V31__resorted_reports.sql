-- By what the stored reports were last sorted into theatres: the version of the knowledge in the folder, and the decisions on names that held.
create table report_sorting (
    knowledge text     not null,
    decisions bigint[] not null
);
insert into report_sorting (knowledge, decisions) values ('', '{}');

-- Months of a theatre in which reports came or went as a decision on a place's name moved them; its lane works them out again.
create table resorted_month (
    number  bigint generated always as identity primary key,
    theatre text not null,
    month   date not null -- its first day
);
create trigger tell after insert on resorted_month for each statement execute function tell_change();
