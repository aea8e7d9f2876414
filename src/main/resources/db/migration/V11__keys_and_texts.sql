-- Keys are compared byte by byte: to sort them as the words of some language is slower, and as the server's locale has it.
alter table report        alter column dataset type text collate "C",
                          alter column external_id type text collate "C";
alter table event         alter column id type text collate "C",
                          alter column names type varchar[] collate "C",
                          alter column reports type varchar[] collate "C";
alter table episode       alter column fingerprint type text collate "C";
alter table alert_match   alter column id type text collate "C",
                          alter column fingerprint type text collate "C";
alter table episode_event alter column event type varchar collate "C";

-- JSON that the service itself wrote; to check it once more on its way in is of use to nobody. Only a search by words looks into it.
alter table event       alter column content type text;
alter table evidence    alter column content type text;
alter table alert_match alter column firing type text;
alter table revision    alter column snapshot type text,
                        alter column causes drop default,
                        alter column causes type text;

-- To compress what an alert rests on takes longer than all else that is done to keep it; and of thousands of ids nothing comes.
alter table evidence    set (toast_tuple_target = 8160);
alter table alert_match alter column evidence set storage external;
alter table revision    alter column evidence_come set storage external,
                        alter column evidence_gone set storage external;

-- What is looked up by its keys and hardly ever changes needs no new statistics at each tenth that comes to it, nor to be vacuumed at
-- each fifth.
alter table report set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 1);
alter table event set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 1);
alter table evidence set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 1);
alter table alert_match set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 1);
alter table revision set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 1);
alter table episode_event set (autovacuum_analyze_scale_factor = 0.5, autovacuum_vacuum_insert_scale_factor = 1);
