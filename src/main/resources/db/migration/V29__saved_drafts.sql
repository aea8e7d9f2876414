-- Drafts as they were last saved in the browser's editor, on whatever replica: each replica has a rules folder, which they belong into.
create table saved_draft (
    rule     text        primary key,
    family   text        not null, -- the folder below the rules folder
    text     text        not null,
    version  text        not null,
    replaced text[]      not null, -- versions that a save took the place of; a file at any other is somebody's own
    reached  text[]      not null, -- names of the replicas that it has reached, or that have a file of their own in its place
    removed  boolean     not null, -- from the folder of a replica that it had reached, so that it is brought nowhere any more
    saved_at timestamptz not null
);
create trigger tell after insert or update of version on saved_draft for each statement execute function tell_change();
