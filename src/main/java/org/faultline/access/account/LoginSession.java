package org.faultline.access.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A browser in which somebody is signed in. */
@Entity
class LoginSession {
    @Id
    private String hash;

    private long person;
    private Instant begunAt;
    private Instant lastSeenAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    LoginSession() {}

    LoginSession(String hash, long person, Instant at) {
        this.hash = hash;
        this.person = person;
        this.begunAt = at;
        this.lastSeenAt = at;
    }

    String hash() {
        return hash;
    }

    long person() {
        return person;
    }

    Instant begunAt() {
        return begunAt;
    }

    Instant lastSeenAt() {
        return lastSeenAt;
    }

    void seen(Instant at) {
        lastSeenAt = at;
    }
}
