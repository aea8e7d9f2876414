-- An event is read back whole, as it was written: to take it apart on the way in is of use to nobody.
alter table event alter column content type json using content::json;

-- Lists of ids cannot be compressed; to try takes long.
alter table alert_match set (toast_tuple_target = 8160);
alter table revision    set (toast_tuple_target = 8160);

-- What is read whole and never compared needs no statistics; to take them means to unpack and sort long values time and again while
-- news comes in. Arrays that are searched by their index alone are the same.
alter table report      alter column raw set statistics 0,
                        alter column content set statistics 0;
alter table event       alter column content set statistics 0,
                        alter column names set statistics 0,
                        alter column reports set statistics 0;
alter table evidence    alter column content set statistics 0;
alter table alert_match alter column firing set statistics 0,
                        alter column evidence set statistics 0;
alter table revision    alter column snapshot set statistics 0,
                        alter column causes set statistics 0,
                        alter column matches_come set statistics 0,
                        alter column matches_gone set statistics 0,
                        alter column facts_come set statistics 0,
                        alter column facts_gone set statistics 0,
                        alter column evidence_come set statistics 0,
                        alter column evidence_gone set statistics 0;
