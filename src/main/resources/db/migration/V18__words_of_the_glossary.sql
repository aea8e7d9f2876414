-- Tables and columns are called what the program calls them: an alert, its firings, what was decided about it. Nothing but names changes.
alter table episode rename to alert;
alter table alert rename column turns_at to next_change_at;

alter table alert_match rename to firing;
alter table firing rename column episode to alert;
alter table firing rename column firing to content; -- as in event and evidence

alter table episode_event rename to alert_event;
alter table alert_event rename column episode to alert;

alter table revision rename column episode to alert;
alter table revision rename column matches_come to firings_added;
alter table revision rename column matches_gone to firings_removed;
alter table revision rename column facts_come to facts_added;
alter table revision rename column facts_gone to facts_removed;
alter table revision rename column evidence_come to evidence_added;
alter table revision rename column evidence_gone to evidence_removed;

alter table story_decision rename to alert_decision;
alter table alert_decision rename column episode to alert;
alter table alert_decision rename column told to applied;

alter table work rename column episode to alert;
alter table work_entry rename column episode to alert;

-- what was last told of an alert, and is owed
alter table told rename to ledger_entry;
alter table ledger_entry rename column episode to alert;
alter table decision_count rename to notification_count;
alter table notification_count rename column episode to alert;

alter table outbox rename column episode to alert;
alter table outbox rename column paced to rate_limited;
alter table digest_entry rename column episode to alert;
alter table mail_pace rename to domain_rate_limit;

alter table lane rename column mark to checkpoint;
alter table lane rename column basis to inputs;

alter table ruling rename to link_decision;

alter sequence episode_id_seq rename to alert_id_seq;
alter sequence story_decision_number_seq rename to alert_decision_number_seq;

alter index one_open_episode rename to one_open_alert;
alter index episode_fingerprint rename to alert_fingerprint;
alter index episode_latest rename to alert_latest;
alter index episode_turns_at rename to alert_next_change_at;
alter index episode_condition rename to alert_condition;
alter index episode_merged_into rename to alert_merged_into;
alter index alert_match_live rename to firing_live;
alter index alert_match_live_day rename to firing_live_day;
alter index alert_match_episode rename to firing_alert;
alter index episode_event_event rename to alert_event_event;
alter index episode_event_episode rename to alert_event_alert;
alter index story_decision_fingerprint rename to alert_decision_fingerprint;
alter index story_decision_untold rename to alert_decision_not_applied;
alter index told_episode rename to ledger_entry_alert;
alter index told_until rename to ledger_entry_until;
alter index told_digest rename to ledger_entry_digest;
alter index told_suppressed rename to ledger_entry_suppressed;
alter index outbox_episode rename to outbox_alert;

-- Constraints take the names that PostgreSQL would have given them. Which there are differs between its versions, so they are looked up.
do
$$
    declare
        word record;
        named record;
    begin
        for word in
            select * from (values
                (1, '^episode_turns_at', 'alert_next_change_at'),
                (2, '^story_decision_told', 'alert_decision_applied'),
                (3, '^story_decision', 'alert_decision'),
                (4, '^alert_match_firing', 'firing_content'),
                (5, '^alert_match', 'firing'),
                (6, '^revision_matches_come', 'revision_firings_added'),
                (7, '^revision_matches_gone', 'revision_firings_removed'),
                (8, '^revision_(facts|evidence)_come', 'revision_\1_added'),
                (9, '^revision_(facts|evidence)_gone', 'revision_\1_removed'),
                (10, '^told', 'ledger_entry'),
                (11, '^decision_count', 'notification_count'),
                (12, '^mail_pace', 'domain_rate_limit'),
                (13, '^outbox_paced', 'outbox_rate_limited'),
                (14, '^lane_mark', 'lane_checkpoint'),
                (15, '^lane_basis', 'lane_inputs'),
                (16, '^ruling', 'link_decision'),
                (17, 'episode', 'alert')) as words (number, before, after)
            order by number
        loop
            for named in
                select conrelid::regclass as owner, conname as name from pg_constraint
                where conname ~ word.before and conrelid = any (array['alert', 'firing', 'alert_event', 'revision', 'alert_decision',
                    'work', 'work_entry', 'ledger_entry', 'notification_count', 'outbox', 'digest_entry', 'domain_rate_limit', 'lane',
                    'link_decision']::regclass[])
            loop
                execute format('alter table %s rename constraint %I to %I',
                    named.owner, named.name, regexp_replace(named.name, word.before, word.after, 'g'));
            end loop;
        end loop;
    end
$$;
