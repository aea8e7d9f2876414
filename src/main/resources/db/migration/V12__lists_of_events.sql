-- Which events an episode rests on is written with the episode, by who writes both and knows what is there: to look for the episode and
-- for the row itself before each took three quarters of the time. A row that is there twice says no more than one.
alter table episode_event drop constraint episode_event_episode_fkey, drop constraint episode_event_pkey;
create index episode_event_event on episode_event (event, episode);
