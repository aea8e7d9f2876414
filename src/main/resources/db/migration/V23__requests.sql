-- By which HTTP request a report came, and by which ones the news came that made a revision: what the log says of them bears these ids.
alter table report
    add column request text;
alter table revision
    add column requests varchar[] not null default '{}';
