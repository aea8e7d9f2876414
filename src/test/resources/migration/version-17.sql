-- Rows as version 17 of the tables held them: one alert in two revisions, and everything that there can be about it.
insert into evidence (id, content) values
('11111111-1111-1111-1111-111111111111',
 '{"event":"desk:1","type":"CLASH","status":"CONFIRMED","clarity":"CLEAR","start":"2024-11-02","end":"2024-11-02","day":"2024-11-02","datePrecision":1,"place":"al-Mayadin","admin1":"Deir ez-Zor","admin2":"al-Mayadin","country":"SYR","placePrecision":1,"lat":35.02,"lon":40.45,"deathsBest":3,"parts":[{"actor":"NDF","group":"regime","role":"SIDE_A"},{"actor":"IRGC","group":"iranian-axis","role":"SIDE_B"}],"sources":["The desk"],"reports":[{"dataset":"desk","externalId":"1","asOf":"2024-11-02T12:00:00Z","quote":"They fought.","source":"The desk","publisher":"The desk","title":"","url":"","publishedOn":""}],"links":[]}'),
('22222222-2222-2222-2222-222222222222',
 '{"event":"desk:2","type":"CLASH","status":"CONFIRMED","clarity":"CLEAR","start":"2024-11-03","end":"2024-11-03","day":"2024-11-03","datePrecision":1,"place":"al-Mayadin","admin1":"Deir ez-Zor","admin2":"al-Mayadin","country":"SYR","placePrecision":1,"parts":[],"sources":["The wire"],"reports":[],"links":[]}');

insert into episode (id, rule, rule_version, title, fingerprint, group_by, condition, severity, certainty, certainty_reasons, summary,
    first_event, last_event, terms, turns_at, approved, waits_for, detected_at, updated_at, backfilled, shadow, revision, sources,
    countries, admin1s, groups, actors, merged_into)
values
(41, 'allied-clashes', 'v1', 'Repeated clashes', 'fp', '{"area": "Deir ez-Zor"}', 'ENDED', 'LOW', 'LIKELY', '[]', 'one day of clashes',
    '2024-06-02', '2024-06-02', '{"quietDays": 30, "graceDays": 7, "hold": "PT0S", "sources": 1, "approval": false}', null, false, '[]',
    '2024-06-02T12:00:00Z', '2024-07-03T12:00:00Z', false, false, 1, 1, '{SYR}', '{Deir ez-Zor}', '{regime}', '{NDF}', 42),
(42, 'allied-clashes', 'v1', 'Repeated clashes', 'fp', '{"area": "Deir ez-Zor"}', 'ACTIVE', 'HIGH', 'OBSERVED', '[]', 'two days of clashes',
    '2024-11-02', '2024-11-03', '{"quietDays": 30, "graceDays": 7, "hold": "PT0S", "sources": 1, "approval": true}',
    '2024-11-18T00:00:00Z', false, '[]', '2024-11-02T12:00:00Z', '2024-11-03T12:00:00Z', false, false, 2, 2,
    '{SYR}', '{Deir ez-Zor}', '{regime,iranian-axis}', '{NDF,IRGC}', null);
select setval('episode_id_seq', 42);

insert into revision (episode, number, reason, at, snapshot, causes, matches_come, matches_gone, facts_come, facts_gone, evidence_come,
    evidence_gone)
select e, n, reason, at, json_build_object('condition', 'ACTIVE', 'severity', 'HIGH', 'certainty',
        json_build_object('level', 'OBSERVED', 'reasons', '[]'::json), 'summary', summary, 'firstEvent', '2024-11-02', 'lastEvent',
        '2024-11-03', 'ruleVersion', 'v1', 'matches', '[]'::json, 'facts', '[]'::json, 'bindings', '{}'::json, 'sources',
        '["The desk"]'::json, 'evidence', '[]'::json)::text,
    causes, matches_come, matches_gone, facts_come, facts_gone, evidence_come, evidence_gone
from (values
    (41, 1, 'FIRST', timestamptz '2024-06-02T12:00:00Z', 'one day of clashes', '[]', '{}'::varchar[], '{}'::varchar[], '{}'::varchar[],
        '{}'::varchar[], '{}'::uuid[], '{}'::uuid[]),
    (42, 1, 'FIRST', timestamptz '2024-11-02T12:00:00Z', 'one day of clashes', '[]', '{old}', '{}', '{f1}', '{}',
        '{11111111-1111-1111-1111-111111111111}', '{}'),
    (42, 2, 'CORRECTED', timestamptz '2024-11-03T12:00:00Z', 'two days of clashes',
        '[{"kind":"CHANGED","report":"desk:1","what":"day","before":"2024-11-01","now":"2024-11-02"}]', '{m}', '{old}', '{f2}', '{f1}',
        '{22222222-2222-2222-2222-222222222222}', '{11111111-1111-1111-1111-111111111111}')) as r
    (e, n, reason, at, summary, causes, matches_come, matches_gone, facts_come, facts_gone, evidence_come, evidence_gone);

insert into alert_match (id, rule, fingerprint, episode, firing, evidence, raised_at, gone_at, last_day) values
('old', 'allied-clashes', 'fp', 42, '{}', '{}', '2024-11-02T12:00:00Z', '2024-11-03T12:00:00Z', '2024-11-02'),
('m', 'allied-clashes', 'fp', 42,
 '{"id":"m","rule":"allied-clashes","ruleVersion":"v1","groupBy":{"area":"Deir ez-Zor"},"severity":"HIGH","text":"two days of clashes","first":"2024-11-02","last":"2024-11-03","bindings":{"days":"2"},"facts":["f2"],"evidence":[],"assessment":null}',
 '{11111111-1111-1111-1111-111111111111,22222222-2222-2222-2222-222222222222}', '2024-11-03T12:00:00Z', null, '2024-11-03');
insert into episode_event (episode, event) values (41, 'desk:0'), (42, 'desk:1'), (42, 'desk:2');

insert into story_decision (episode, fingerprint, kind, day, by, at, told) values
(41, 'fp', 'STARTS_AGAIN', '2024-06-02', 'Ana', '2024-06-03T12:00:00Z', true),
(42, 'fp', 'APPROVED', '2024-11-03', 'Ana', '2024-11-03T13:00:00Z', false);

insert into work (episode, state, assignee, verdict, closed_for, closed_by, revision, version, changed_by, changed_at)
values (42, 'CLOSED', 'Ben', 'USEFUL', 'ENDS', 'Ana', 2, 2, 'Ana', '2024-11-04T12:00:00Z');
insert into work_entry (episode, number, at, by, act, text, from_value, to_value) values
(42, 1, '2024-11-03T14:00:00Z', 'Ana', 'ASSIGN', 'please look', null, 'Ben'),
(42, 2, '2024-11-04T12:00:00Z', 'Ana', 'CLOSE', null, 'OPEN', 'ENDS');

insert into silence (matcher, starts, ends, by, why, created_at)
values ('{"rule": "allied-clashes"}', '2024-11-05T00:00:00Z', '2024-11-06T00:00:00Z', 'Ana', 'known', '2024-11-04T12:00:00Z');

insert into subscription (id, address, state, created_at, changed_at, wish)
values (7, 'desk@example.org', 'CONFIRMED', '2024-11-01T00:00:00Z', '2024-11-01T00:00:00Z',
    '{"facets": {"rules": [], "families": [], "severity": "LOW", "certainty": null, "sources": 0, "countries": [], "admin1s": [], "circles": [], "strips": [], "groups": [], "texts": []}, "rhythm": {"kind": "AT_ONCE", "at": "00:00:00", "day": null, "dayOfMonth": 0}, "zone": "Z", "quiet": null, "language": "EN", "linkOnly": false, "evenIfNothing": false}');
insert into told (subscription, episode, revision, condition, severity, evidence, sources, at, owed, until)
values (7, 42, 1, 'ACTIVE', 'HIGH', 1, 1, '2024-11-02T12:00:00Z', 'SILENCED', '2024-11-06T00:00:00Z');
insert into decision_count (episode, revision, reason, count) values (42, 2, 'SILENCED', 1);
insert into outbox (id, message_id, subscription, kind, episode, revision, state, attempts, due, fence, created_at, sent_at, paced) values
(1, '<alert.42.1.7@example.org>', 7, 'ALERT', 42, 1, 'SENT', 1, '2024-11-02T12:00:00Z', 1, '2024-11-02T12:00:00Z', '2024-11-02T12:01:00Z',
    false),
(2, '<digest.7@example.org>', 7, 'DIGEST', null, null, 'WAITING', 0, '2024-11-04T12:00:00Z', 0, '2024-11-04T12:00:00Z', null, true);
insert into digest_entry (letter, episode, revision) values (2, 42, 2);
insert into mail_pace (domain, next) values ('example.org', '2024-11-04T12:00:01Z');

insert into lane (theatre, mark, basis) values ('world', 2, 'rules knowledge decisions');
insert into ruling (decision, a, b, same, by, why, at) values (5, 'desk:1', 'wire:1', true, 'Ana', 'one clash', '2024-11-03T12:00:00Z');
