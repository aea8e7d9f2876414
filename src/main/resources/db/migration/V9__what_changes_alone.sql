-- What an episode said last follows from its revisions; to write it anew at each turn was as much work as all the rest of a turn.
drop table episode_says;

-- Which events an episode rests on, each by itself for the same reason: a story of years is written by what is new in it.
create table episode_event (
    episode bigint  not null references episode,
    event   varchar not null,
    primary key (event, episode)
);
insert into episode_event (episode, event)
select distinct e.id, x.event from episode e, unnest(e.events) as x (event);
create index episode_event_episode on episode_event (episode);
alter table episode drop column events;
