-- A revision may come in several texts; which of them counts is decided by their order, so all are kept.
alter table report
    drop constraint report_dataset_external_id_as_of_key,
    add unique (dataset, external_id, as_of, content);
comment on column report.effective is 'whether it counted when it came; of those that did, the last one counts';
