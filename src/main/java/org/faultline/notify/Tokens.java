package org.faultline.notify;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tokens in the links of mails: a subscription's number, signed for one purpose with a key that this installation made for itself. */
@ApplicationScoped
public class Tokens {
    /** What the holder of a token may do; a token for one is none for another. */
    public enum Purpose {
        CONFIRM,
        UNSUBSCRIBE
    }

    private static final String KEY = "subscription-tokens";
    private static final int KEY_BYTES = 32;
    private static final int SIGNATURE_BYTES = 18;

    private final EntityManager database;
    private volatile byte @Nullable [] key;

    Tokens(EntityManager database) {
        this.database = database;
    }

    String token(long subscription, Purpose purpose) {
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

    private byte[] key() {
        byte[] known = key;
        if (known == null) {
            known = QuarkusTransaction.joiningExisting().call(this::keptKey);
            key = known;
        }
        return known;
    }

    private byte[] keptKey() {
        byte[] fresh = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        database.createNativeQuery("insert into secret (name, value) values (?1, ?2) on conflict do nothing")
                .setParameter(1, KEY)
                .setParameter(2, Base64.getEncoder().encodeToString(fresh))
                .executeUpdate();
        List<?> kept = database.createNativeQuery("select value from secret where name = ?1")
                .setParameter(1, KEY)
                .getResultList();
        return Base64.getDecoder().decode((String) kept.get(0));
    }
}
