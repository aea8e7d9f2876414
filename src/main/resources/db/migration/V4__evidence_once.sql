-- Each event as it stood behind some alert, once, however many matches and revisions rest on it; the id is made of the content.
create table evidence (
    id      uuid primary key,
    content jsonb not null
);

insert into evidence (id, content)
select distinct on (id) id, content
from (select md5(e::text)::uuid as id, e as content
      from (select jsonb_array_elements(firing -> 'evidence') as e from alert_match
            union all
            select jsonb_array_elements(snapshot -> 'evidence') from revision) as every) as hashed;

alter table alert_match add column evidence uuid[] not null default '{}';
update alert_match
set evidence = array(select md5(e.value::text)::uuid
                     from jsonb_array_elements(firing -> 'evidence') with ordinality as e (value, n) order by e.n),
    firing   = jsonb_set(firing, '{evidence}', '[]');

-- What an episode said last, whole; of the lists that grow, a revision keeps only what came and what went.
create table episode_says (
    episode  bigint primary key references episode,
    snapshot jsonb       not null,
    matches  varchar[]   not null,
    facts    varchar[]   not null,
    evidence uuid[]      not null
);

create temporary table said on commit drop as
select r.episode,
       r.number,
       array(select jsonb_array_elements_text(r.snapshot -> 'matches'))::varchar[] as matches,
       array(select jsonb_array_elements_text(r.snapshot -> 'facts'))::varchar[] as facts,
       array(select md5(e.value::text)::uuid
             from jsonb_array_elements(r.snapshot -> 'evidence') with ordinality as e (value, n) order by e.n) as evidence
from revision r;

insert into episode_says (episode, snapshot, matches, facts, evidence)
select distinct on (r.episode) r.episode,
       r.snapshot || '{"matches": [], "facts": [], "evidence": []}', s.matches, s.facts, s.evidence
from revision r join said s using (episode, number)
order by r.episode, r.number desc;

alter table revision
    add column causes        jsonb     not null default '[]', -- what changed in the news, where it takes something back
    add column matches_come  varchar[] not null default '{}',
    add column matches_gone  varchar[] not null default '{}',
    add column facts_come    varchar[] not null default '{}',
    add column facts_gone    varchar[] not null default '{}',
    add column evidence_come uuid[]    not null default '{}',
    add column evidence_gone uuid[]    not null default '{}';

update revision r
set snapshot      = r.snapshot || '{"matches": [], "facts": [], "evidence": []}',
    matches_come  = array(select unnest(n.matches) except select unnest(n.matches_before)),
    matches_gone  = array(select unnest(n.matches_before) except select unnest(n.matches)),
    facts_come    = array(select unnest(n.facts) except select unnest(n.facts_before)),
    facts_gone    = array(select unnest(n.facts_before) except select unnest(n.facts)),
    evidence_come = array(select unnest(n.evidence) except select unnest(n.evidence_before)),
    evidence_gone = array(select unnest(n.evidence_before) except select unnest(n.evidence))
from (select episode, number, matches, facts, evidence,
             coalesce(lag(matches) over w, '{}') as matches_before,
             coalesce(lag(facts) over w, '{}') as facts_before,
             coalesce(lag(evidence) over w, '{}') as evidence_before
      from said window w as (partition by episode order by number)) as n
where n.episode = r.episode and n.number = r.number;

-- When a story is told and when it is over, as its rule says; and when time alone changes how it stands.
alter table episode
    add column terms       jsonb   not null default '{}',
    add column turns_at    timestamptz,
    add column approved    boolean not null default false,
    add column waits_for   jsonb   not null default '[]',
    add column merged_into bigint references episode;
update episode
set terms    = jsonb_build_object('quietDays', quiet_days, 'graceDays', least(7, quiet_days), 'hold', 'PT0S',
                                  'sources', 1, 'approval', false),
    turns_at = case when condition in ('PENDING', 'ACTIVE', 'COOLING') then now() end;
drop index episode_open_over;
alter table episode drop column over_after, drop column quiet_days;
create index episode_turns_at on episode (turns_at) where turns_at is not null;
create index episode_condition on episode (condition);
create index episode_merged_into on episode (merged_into) where merged_into is not null;

-- What people decided about how a story is told.
create table story_decision (
    number      bigint generated always as identity primary key,
    episode     bigint      not null references episode,
    fingerprint text        not null,
    kind        text        not null,
    day         date        not null, -- the last day of what was told by then
    by          text        not null,
    at          timestamptz not null,
    told        boolean     not null default false -- whether the story has been told again since
);
create index story_decision_fingerprint on story_decision (fingerprint);
create index story_decision_untold on story_decision (number) where not told;
