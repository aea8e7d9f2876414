-- Several wishes an address, each with all that was asked for.
alter table subscription drop constraint subscription_address_key;
alter table subscription
    add column channel      text not null default 'MAIL',
    add column secret       text,
    add column wish         jsonb,
    add column paused_until timestamptz,
    add column next_due     timestamptz,
    add column replaces     bigint references subscription,
    add column confirmed_at timestamptz,
    add column digested_at  timestamptz;
update subscription
set wish = jsonb_build_object(
        'facets', jsonb_build_object(
                'rules', '[]'::jsonb, 'families', '[]'::jsonb,
                'severity', case state when 'UNCONFIRMED' then asked_severity else least_severity end,
                'certainty', null, 'sources', 0, 'countries', '[]'::jsonb, 'admin1s', '[]'::jsonb,
                'circles', '[]'::jsonb, 'strips', '[]'::jsonb, 'groups', '[]'::jsonb, 'texts', '[]'::jsonb),
        'rhythm', jsonb_build_object('kind', 'AT_ONCE', 'at', '00:00:00', 'day', null, 'dayOfMonth', 0),
        'zone', 'Z', 'quiet', null, 'language', 'EN', 'linkOnly', false, 'evenIfNothing', false);
alter table subscription
    alter column wish set not null,
    drop column least_severity,
    drop column asked_severity;
create index subscription_address on subscription (address);
create index subscription_due on subscription (next_due) where state = 'CONFIRMED' and next_due is not null;

-- Tokens to confirm with, which only the mails bear: here are their hashes.
create table confirmation (
    hash         text primary key,
    subscription bigint      not null references subscription on delete cascade,
    expires_at   timestamptz not null
);

-- What each subscription was last told of each episode (at is null where nothing yet), and what it is owed.
alter table told
    alter column revision drop not null,
    alter column condition drop not null,
    alter column evidence drop not null,
    alter column sources drop not null,
    alter column at drop not null,
    add column severity  text,
    add column owed      text,        -- why it could not be told yet
    add column until     timestamptz, -- when to decide anew; null: with the digest, or when nothing suppresses it any more
    add column graver    text,
    add column corrected boolean not null default false;
update told t
set severity = e.severity
from episode e
where e.id = t.episode;
create index told_episode on told (episode);
create index told_until on told (until) where until is not null;
create index told_digest on told (subscription) where owed = 'AWAITS_DIGEST';
create index told_suppressed on told (episode) where owed in ('SILENCED', 'INHIBITED', 'CLOSED');

-- How many were told of each revision and how many not, and why.
create table decision_count (
    episode  bigint  not null,
    revision integer not null,
    reason   text    not null,
    count    bigint  not null,
    primary key (episode, revision, reason),
    foreign key (episode, revision) references revision
);

-- The newest revision of each episode that goes into a letter of kind DIGEST.
create table digest_entry (
    letter   bigint  not null references outbox on delete cascade,
    episode  bigint  not null,
    revision integer not null,
    primary key (letter, episode),
    foreign key (episode, revision) references revision
);
-- What happened altogether since the digest before it.
create table digest_figures (
    letter bigint primary key references outbox on delete cascade,
    since  timestamptz not null,
    events bigint      not null,
    silent text[]      not null -- sources that should have been heard
);
