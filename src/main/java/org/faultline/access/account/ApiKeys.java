package org.faultline.access.account;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.faultline.access.AccessRole;
import org.faultline.access.Login;
import org.faultline.access.Refused;
import org.faultline.access.Secret;
import org.faultline.access.audit.AuditTrail;
import org.faultline.report.Text;

/** The keys of programs: shown once, kept as a hash, at most as mighty as the person who made them. */
@ApplicationScoped
public class ApiKeys implements PanacheRepository<ApiKey> {
    /** What a key begins with, so that one that was published by mistake is found. */
    public static final String PREFIX = "flk_";

    public static final int MOST_DAYS = 366;
    private static final int MOST_OF_A_PERSON = 50;
    private static final int LONGEST_LABEL = 100;
    private static final Duration NOTED_EVERY = Duration.ofMinutes(1);

    /** A new key, which is never shown again. */
    public record Made(ApiKey key, Secret secret) {}

    private final AuditTrail audit;
    private final Clock clock;

    ApiKeys(AuditTrail audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** @param days how long it holds */
    @Transactional
    public Made make(Login by, String label, AccessRole role, int days) {
        if (by.person() == null) {
            throw Refused.of(Refused.Kind.CONFLICT, "Keys are made by people with an account here");
        }
        if (by.way() == Login.Way.KEY) {
            throw Refused.of(Refused.Kind.CONFLICT, "A key makes no keys; sign in to make one");
        }
        String shown = Text.clean(label);
        if (shown.isEmpty() || shown.length() > LONGEST_LABEL) {
            throw Refused.input("label", "has to say what the key is for, in 1 to " + LONGEST_LABEL + " characters");
        }
        if (!by.role().includes(role)) {
            throw Refused.input("role", "is more than your own, which is " + by.role());
        }
        if (days < 1 || days > MOST_DAYS) {
            throw Refused.input("days", "is not from 1 to " + MOST_DAYS);
        }
        if (of(by.person()).stream().filter(k -> k.revokedAt() == null).count() >= MOST_OF_A_PERSON) {
            throw Refused.of(
                    Refused.Kind.CONFLICT, "There are " + MOST_OF_A_PERSON + " keys already; revoke one first");
        }
        Instant now = clock.instant();
        Secret secret = Secret.random(PREFIX);
        ApiKey key = new ApiKey(by.person(), shown, secret.hash(), role, now, now.plus(Duration.ofDays(days)));
        persistAndFlush(key);
        audit.add(by, "key.make", key.id() + " " + shown, role + " for " + days + " days");
        return new Made(key, secret);
    }

    /** The newest first. */
    @Transactional
    public List<ApiKey> of(long person) {
        return list("person = ?1 order by id desc", person);
    }

    /** Of everybody, the newest first. */
    @Transactional
    public List<ApiKey> everybodys() {
        return list("order by id desc");
    }

    /** One's own, or an admin anybody's. */
    @Transactional
    public void revoke(Login by, long id) {
        ApiKey key = findByIdOptional(id)
                .filter(k -> by.role() == AccessRole.ADMIN || (by.person() != null && by.person() == k.person()))
                .orElseThrow(() -> Refused.of(Refused.Kind.UNKNOWN, "There is no key of that number"));
        key.revoke(clock.instant());
        audit.add(by, "key.revoke", key.id() + " " + key.label(), null);
    }

    /** The key, if it was neither revoked nor has run out; that it is used is noted. */
    @Transactional
    Optional<ApiKey> holding(Secret secret) {
        Instant now = clock.instant();
        Optional<ApiKey> found = find("hash", secret.hash())
                .firstResultOptional()
                .filter(k -> k.revokedAt() == null && k.expiresAt().isAfter(now));
        found.filter(k -> k.lastUsedAt() == null
                        || k.lastUsedAt().plus(NOTED_EVERY).isBefore(now))
                .ifPresent(k -> k.used(now));
        return found;
    }
}
