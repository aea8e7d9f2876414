package org.faultline.access.account;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Objects;
import org.faultline.access.AccessRole;
import org.jspecify.annotations.Nullable;

/** With what a program acts in the name of a person. */
@Entity
@SuppressWarnings("UnusedVariable") // the hash is what it is found by
public class ApiKey {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private long person;
    private String label;
    private String hash;

    @Enumerated(EnumType.STRING)
    private AccessRole role;

    private Instant createdAt;
    private Instant expiresAt;
    private @Nullable Instant lastUsedAt;
    private @Nullable Instant revokedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    public ApiKey() {}

    ApiKey(long person, String label, String hash, AccessRole role, Instant at, Instant expiresAt) {
        this.person = person;
        this.label = label;
        this.hash = hash;
        this.role = role;
        this.createdAt = at;
        this.expiresAt = expiresAt;
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public long person() {
        return person;
    }

    public String label() {
        return label;
    }

    public AccessRole role() {
        return role;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    public @Nullable Instant lastUsedAt() {
        return lastUsedAt;
    }

    public @Nullable Instant revokedAt() {
        return revokedAt;
    }

    void used(Instant at) {
        lastUsedAt = at;
    }

    void revoke(Instant at) {
        revokedAt = revokedAt == null ? at : revokedAt;
    }
}
