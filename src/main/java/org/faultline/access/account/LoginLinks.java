package org.faultline.access.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Optional;
import org.faultline.access.Secret;
import org.jspecify.annotations.Nullable;

/** Links by which passwords are chosen; each holds once, and only the newest of a person. */
@ApplicationScoped
class LoginLinks implements PanacheRepositoryBase<LoginLink, String> {
    Secret make(@Nullable Long person, Instant expiresAt) {
        Secret secret = Secret.random("");
        if (person == null) {
            delete("person is null");
        } else {
            delete("person", person);
        }
        persist(new LoginLink(secret.hash(), person, expiresAt));
        return secret;
    }

    /** In the transaction that uses it, so that two at once cannot. */
    Optional<LoginLink> holding(Secret secret, Instant now) {
        return findByIdOptional(secret.hash(), LockModeType.PESSIMISTIC_WRITE)
                .filter(link -> link.expiresAt().isAfter(now));
    }

    void use(LoginLink link) {
        delete(link);
    }
}
