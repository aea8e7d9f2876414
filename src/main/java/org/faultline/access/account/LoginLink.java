package org.faultline.access.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A link by which a password is chosen, once. */
@Entity
class LoginLink {
    @Id
    private String hash;

    /** Null makes the first admin. */
    private @Nullable Long person;

    private Instant expiresAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    LoginLink() {}

    LoginLink(String hash, @Nullable Long person, Instant expiresAt) {
        this.hash = hash;
        this.person = person;
        this.expiresAt = expiresAt;
    }

    @Nullable
    Long person() {
        return person;
    }

    Instant expiresAt() {
        return expiresAt;
    }
}
