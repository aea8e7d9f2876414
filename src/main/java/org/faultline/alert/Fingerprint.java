package org.faultline.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.faultline.rule.Firing;

/** What makes two firings one story: the rule and the group-by values; no version, severity, count or text. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Firing firing) {
        StringBuilder canonical = new StringBuilder(firing.rule());
        firing.groupBy()
                .forEach((name, value) ->
                        canonical.append('\0').append(name).append('\1').append(value));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest(canonical.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
