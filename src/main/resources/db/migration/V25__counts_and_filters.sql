-- Lists and pages of what a group did, of what happened in an area, and of the alerts about either.
create index event_groups on event using gin (groups);
create index event_area on event (country, admin1, day desc);
create index alert_groups on alert using gin (groups);
create index alert_countries on alert using gin (countries);

-- What is counted over some weeks, without reading events themselves, which are long.
create index event_counted on event (day) include (type, country, admin1, groups);

-- Links between reports to review.
create index event_linked on event (day desc, id desc) where cardinality(reports) > 1;
