-- Which version of a rule runs: where the folder holds another that may not run, a start goes on with this one.
alter table rule_version add column runs boolean not null default false;
