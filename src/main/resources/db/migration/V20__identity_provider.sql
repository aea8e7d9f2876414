-- Somebody whom an identity provider (OpenID Connect) knows: by its issuer, and by what it calls them (sub), which never changes.
alter table person
    add column issuer  text,
    add column subject text,
    add constraint person_of_provider unique (issuer, subject),
    add constraint person_known_one_way check ((issuer is null) = (subject is null) and (issuer is null or password is null));
