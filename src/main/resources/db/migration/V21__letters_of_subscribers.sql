-- What is kept about a subscriber is found and erased by it.
create index outbox_subscription on outbox (subscription);
create index outbox_merged_into on outbox (merged_into) where merged_into is not null;
create index subscription_replaces on subscription (replaces) where replaces is not null;
alter table outbox
    drop constraint outbox_merged_into_fkey,
    add constraint outbox_merged_into_fkey foreign key (merged_into) references outbox on delete set null;
alter table subscription
    drop constraint subscription_replaces_fkey,
    add constraint subscription_replaces_fkey foreign key (replaces) references subscription on delete set null;
