package org.faultline.access.account;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.faultline.access.Secret;
import org.faultline.settings.Settings;

/** Browsers in which somebody is signed in. A session ends when it was idle for long, after its longest time, and with the account. */
@ApplicationScoped
public class Sessions implements PanacheRepositoryBase<LoginSession, String> {
    /** How exactly it is noted when a session was last used. */
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    private final Duration idle;
    private final Duration longest;
    private final Clock clock;

    Sessions(Settings settings, Clock clock) {
        this.idle = settings.sessionIdle();
        this.longest = settings.sessionLongest();
        this.clock = clock;
    }

    @Transactional
    Secret begin(long person) {
        Secret secret = Secret.random("");
        persist(new LoginSession(secret.hash(), person, clock.instant()));
        return secret;
    }

    /** The person whose session that is, as long as it goes on. */
    @Transactional
    Optional<Long> person(Secret secret) {
        Instant now = clock.instant();
        Optional<LoginSession> found = findByIdOptional(secret.hash()).filter(s -> goesOn(s, now));
        found.filter(s -> s.lastSeenAt().plus(NOTED_EVERY).isBefore(now)).ifPresent(s -> s.seen(now));
        return found.map(LoginSession::person);
    }

    private boolean goesOn(LoginSession session, Instant now) {
        return now.isBefore(session.lastSeenAt().plus(idle))
                && now.isBefore(session.begunAt().plus(longest));
    }

    @Transactional
    public void end(Secret secret) {
        deleteById(secret.hash());
    }

    /** One browser in which somebody is signed in; here is the one that asks. */
    public record Open(Instant begunAt, Instant lastSeenAt, boolean here) {}

    /** Those of a person that go on, the one used last first. */
    @Transactional
    public List<Open> of(long person, Secret here) {
        Instant now = clock.instant();
        return list("person = ?1 order by lastSeenAt desc", person).stream()
                .filter(s -> goesOn(s, now))
                .map(s -> new Open(s.begunAt(), s.lastSeenAt(), s.hash().equals(here.hash())))
                .toList();
    }

    /** Ends all of a person but the one that asks. */
    @Transactional
    public void endOthers(long person, Secret here) {
        delete("person = ?1 and hash <> ?2", person, here.hash());
    }

    void endAll(long person) {
        delete("person", person);
    }

    /** Takes away what has ended by itself. */
    @Transactional
    void removeEnded() {
        Instant now = clock.instant();
        delete("lastSeenAt < ?1 or begunAt < ?2", now.minus(idle), now.minus(longest));
    }

    public Duration longest() {
        return longest;
    }
}
