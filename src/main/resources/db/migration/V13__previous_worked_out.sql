-- the alert before another follows from the dates of both and from whether they stand, and is worked out when somebody asks
alter table episode drop column previous;
