package org.faultline.subscription.store;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/**
 * Tokens in the links of mails. What confirms is random, ends, and is kept as a hash only. What every mail bears for as long as the mail
 * is kept (to see, change and end) is signed with a key that this installation made for itself: there is nothing to store or to run out,
 * and unsubscribing has to work years later.
 */
@ApplicationScoped
public class Tokens {
    /** What the holder of a token may do; a token for one is none for another. */
    public enum Purpose {
        MANAGE,
        UNSUBSCRIBE
    }

    private static final String KEY = "subscription-tokens";
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 18;
    static final Duration TIME_TO_CONFIRM = Duration.ofDays(7);

    private final EntityManager database;
    private final Clock clock;
    private volatile byte @Nullable [] key;

    Tokens(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** A new token to confirm a subscription with; those given out before still do. */
    @Transactional
    public String confirmation(long subscription) {
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random());
        database.createNativeQuery("insert into confirmation (hash, subscription, expires_at) values (?1, ?2, ?3)")
                .setParameter(1, DigestUtils.sha256Hex(token))
                .setParameter(2, subscription)
                .setParameter(3, clock.instant().plus(TIME_TO_CONFIRM))
                .executeUpdate();
        return token;
    }

    /** What a token confirms, unless it has run out. */
    Optional<Long> confirms(String token) {
        List<?> found = database.createNativeQuery(
                        "select subscription from confirmation where hash = ?1 and expires_at > ?2", Long.class)
                .setParameter(1, DigestUtils.sha256Hex(token))
                .setParameter(2, clock.instant())
                .getResultList();
        return found.stream().map(Long.class::cast).findFirst();
    }

    public String token(long subscription, Purpose purpose) {
        return subscription + "." + signature(subscription, purpose);
    }

    Optional<Long> subscription(String token, Purpose purpose) {
        if (!token.matches("\\d{1,18}\\.[A-Za-z0-9_-]{24}")) {
            return Optional.empty();
        }
        long id = Long.parseLong(token.substring(0, token.indexOf('.')));
        byte[] given = token.getBytes(StandardCharsets.US_ASCII);
        byte[] wanted = token(id, purpose).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(given, wanted) ? Optional.of(id) : Optional.empty();
    }

    private String signature(long subscription, Purpose purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key(), "HmacSHA256"));
            String text = purpose.name().toLowerCase(Locale.ROOT) + ":" + subscription;
            byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(java.util.Arrays.copyOf(whole, SIGNATURE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    /** The key that signs; whatever else is signed with it says first what it is. */
    public byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = QuarkusTransaction.joiningExisting().call(this::keptKey);
            key = known;
        }
        return known;
    }

    private byte[] keptKey() {
        byte[] fresh = random();
        database.createNativeQuery("insert into secret (name, value) values (?1, ?2) on conflict do nothing")
                .setParameter(1, KEY)
                .setParameter(2, Base64.getEncoder().encodeToString(fresh))
                .executeUpdate();
        List<?> kept = database.createNativeQuery("select value from secret where name = ?1")
                .setParameter(1, KEY)
                .getResultList();
        return Base64.getDecoder().decode((String) kept.get(0));
    }

    private static byte[] random() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        return fresh;
    }
}
