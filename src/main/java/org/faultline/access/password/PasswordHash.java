package org.faultline.access.password;

import java.text.Normalizer;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Passwords as Argon2id (RFC 9106) with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. At most two
 * are worked out at once and a few more wait, so that many logins take neither the memory nor the threads from everything else.
 */
public final class PasswordHash {
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int KIBIBYTES = 19 * 1024;
    private static final int PASSES = 2;
    private static final int MOST_WAITING = 20;
    private static final Semaphore ABREAST = new Semaphore(2, true);
    private static final Argon2PasswordEncoder ARGON2 =
            new Argon2PasswordEncoder(SALT_BYTES, HASH_BYTES, 1, KIBIBYTES, PASSES);

    /** What is compared with where there is no such person, so that the time does not tell it. */
    private static final String NOBODY = of("nobody has this password");

    private PasswordHash() {}

    /** More want in than can be looked at now. */
    public static final class TooMany extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMany() {
            super(
                    "more people sign in at this moment than can be looked at; try again in a few seconds",
                    null,
                    false,
                    false);
        }
    }

    /** @throws TooMany if too many wait already; so do all that work one out */
    public static String of(String password) {
        return oneOfTwo(() -> ARGON2.encode(normal(password)));
    }

    /** @param hash null where there is none to be right; takes as long */
    public static boolean isOf(@Nullable String hash, String password) {
        boolean right = oneOfTwo(() -> ARGON2.matches(normal(password), hash == null ? NOBODY : hash));
        return right && hash != null;
    }

    /** The same text typed on another keyboard is the same password (NIST SP 800-63B-4, 3.1.1.2). */
    private static String normal(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    private static <T> T oneOfTwo(Supplier<T> work) {
        if (ABREAST.getQueueLength() > MOST_WAITING) {
            throw new TooMany();
        }
        ABREAST.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            ABREAST.release();
        }
    }
}
