-- Certainty is OBSERVED, LIKELY or POSSIBLE. What was CERTAIN had two sources and no doubt; what was POSSIBLE for its one source alone is
-- LIKELY. The reasons that were given then stay as they were said.
update episode
set certainty = case
        when certainty = 'CERTAIN' then 'OBSERVED'
        when jsonb_array_length(certainty_reasons::jsonb) = 1
             and certainty_reasons::jsonb ->> 0 like 'all of it comes from one original source%' then 'LIKELY'
        else 'POSSIBLE' end;
update revision r
set snapshot = (s.said - 'certaintyReasons' || jsonb_build_object('certainty', jsonb_build_object(
        'level', case
                when s.said ->> 'certainty' = 'CERTAIN' then 'OBSERVED'
                when jsonb_array_length(s.reasons) = 1
                     and s.reasons ->> 0 like 'all of it comes from one original source%' then 'LIKELY'
                else 'POSSIBLE' end,
        'reasons', (select coalesce(jsonb_agg(jsonb_build_object('kind', 'EARLIER', 'event', null, 'sources', '[]'::jsonb, 'text', t)),
                                    '[]'::jsonb)
                    from jsonb_array_elements_text(s.reasons) as t))))::text
from (select episode, number, snapshot::jsonb as said, coalesce(snapshot::jsonb -> 'certaintyReasons', '[]'::jsonb) as reasons
      from revision) as s
where r.episode = s.episode and r.number = s.number;
update subscription
set wish = jsonb_set(wish, '{facets,certainty}', '"OBSERVED"')
where wish #>> '{facets,certainty}' = 'CERTAIN';
