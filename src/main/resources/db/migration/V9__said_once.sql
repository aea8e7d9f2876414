-- What an episode said last follows from its revisions; to write it anew at each turn was as much work as all the rest of a turn.
drop table episode_says;
