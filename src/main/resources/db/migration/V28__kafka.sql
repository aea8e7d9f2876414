-- How far the revisions of alerts have been published to a topic of Kafka; its row is locked while some are on their way.
create table kafka_position (
    topic text primary key,
    position bigint not null
);
