package org.faultline.access.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.faultline.access.Secret;
import org.jspecify.annotations.Nullable;

/** Links by which passwords are chosen; each holds once, and only the newest of a person. */
@ApplicationScoped
class LoginLinks implements PanacheRepositoryBase<LoginLink, String> {
    private static final Duration HOLDS = Duration.ofDays(2);

    private final Clock clock;

    LoginLinks(Clock clock) {
        this.clock = clock;
    }

    /** @param person null makes the first admin */
    Secret make(@Nullable Long person) {
        Secret secret = Secret.random("");
        if (person == null) {
            delete("person is null");
        } else {
            delete("person", person);
        }
        persist(new LoginLink(secret.hash(), person, clock.instant().plus(HOLDS)));
        return secret;
    }

    /** In the transaction that uses it, so that two at once cannot. */
    Optional<LoginLink> holding(Secret secret) {
        return findByIdOptional(secret.hash(), LockModeType.PESSIMISTIC_WRITE)
                .filter(link -> link.expiresAt().isAfter(clock.instant()));
    }

    void use(LoginLink link) {
        delete(link);
    }
}
