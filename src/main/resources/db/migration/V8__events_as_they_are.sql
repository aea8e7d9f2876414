-- To compress an event of some KB takes as long as all else that is done to keep it; as it is it takes 1.6 times the room.
alter table event set (toast_tuple_target = 8160);
