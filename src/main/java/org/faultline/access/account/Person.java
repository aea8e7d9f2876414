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

/** Somebody with an account here. */
@Entity
@SuppressWarnings("UnusedVariable") // who made it is for who looks into the table
public class Person {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String name;

    @Enumerated(EnumType.STRING)
    private AccessRole role;

    private @Nullable String password;
    private boolean locked;
    private Instant createdAt;
    private String createdBy;
    private @Nullable Instant passwordChangedAt;
    private @Nullable Instant lastLoginAt;
    private @Nullable String issuer;
    private @Nullable String subject;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    public Person() {}

    Person(String name, AccessRole role, String createdBy, Instant at) {
        this.name = name;
        this.role = role;
        this.createdBy = createdBy;
        this.createdAt = at;
    }

    /** Somebody whom an identity provider knows. */
    Person(ProviderAccount account, Instant at) {
        this(account.name(), account.role(), account.issuer(), at);
        this.issuer = account.issuer();
        this.subject = account.subject();
    }

    public long id() {
        return Objects.requireNonNull(id);
    }

    public String name() {
        return name;
    }

    public AccessRole role() {
        return role;
    }

    /** The hash of the password; null before one was chosen. */
    @Nullable
    String password() {
        return password;
    }

    public boolean locked() {
        return locked;
    }

    /** Whether they can sign in: a password was chosen, or an identity provider knows them. */
    public boolean ready() {
        return password != null || ofProvider();
    }

    /** Whether an identity provider says who they are, and with which role. */
    public boolean ofProvider() {
        return issuer != null;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public @Nullable Instant lastLoginAt() {
        return lastLoginAt;
    }

    /** An admin who can sign in. */
    boolean administers() {
        return role == AccessRole.ADMIN && !locked && ready();
    }

    void role(AccessRole now) {
        role = now;
    }

    void lock(boolean now) {
        locked = now;
    }

    void password(String hash, Instant at) {
        password = hash;
        passwordChangedAt = at;
    }

    void signedIn(Instant at) {
        lastLoginAt = at;
    }
}
