-- Each time that old rows were removed. What happened before closed_before is closed since: a report of it is refused, and nothing that is
-- kept of it is worked out again, as not everything is there any more that it was worked out from.
create table pruning (
    at            timestamptz primary key,
    before        date        not null,
    closed_before date        not null
);

-- To remove a row, PostgreSQL looks for each that refers to it.
create index digest_entry_alert on digest_entry (alert, revision);
create index alert_decision_alert on alert_decision (alert);
