package org.faultline.access;

import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/** What a browser, a program or a link holds: 256 random bits, of which only the SHA-256 is kept. A fast hash is enough for what cannot be guessed. */
public record Secret(String value) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    /** @param prefix tells people and scanners what it is */
    public static Secret random(String prefix) {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    public String hash() {
        return DigestUtils.sha256Hex(value);
    }

    /** Never the value: it may come into a log. */
    @Override
    public String toString() {
        return "secret";
    }
}
