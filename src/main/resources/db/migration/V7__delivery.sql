-- paced: its turn among those to one domain is fixed already. merged_into: the one letter that tells what this one would have.
alter table outbox
    add column paced       boolean     not null default false,
    add column merged_into bigint references outbox,
    add column bounced_at  timestamptz;
-- one person's letters about one episode go out in order
create index outbox_episode on outbox (episode, subscription);
create index outbox_unsent on outbox (created_at) where state in ('WAITING', 'CLAIMED');
create index outbox_dead on outbox (id) where state in ('DEAD', 'BOUNCED');

-- Addresses that mails come back from. Where stopped_at is set none is sent there any more.
create table address_trouble (
    address    text primary key,
    soft       integer     not null,
    stopped_at timestamptz,
    why        text        not null,
    at         timestamptz not null
);

-- When the next mail to a domain may go, for all replicas together.
create table mail_pace (
    domain text primary key,
    next   timestamptz not null
);
