package org.faultline.alert.lifecycle;

import org.apache.commons.codec.digest.DigestUtils;
import org.faultline.rule.firing.Firing;

/** What makes two firings one alert: the rule and the group-by values; no version, severity, count or text. */
public final class Fingerprint {
    private static final int DIGITS = 32;

    private Fingerprint() {}

    public static String of(Firing firing) {
        StringBuilder canonical = new StringBuilder(firing.rule());
        firing.groupBy()
                .forEach((name, value) ->
                        canonical.append('\0').append(name).append('\1').append(value));
        return DigestUtils.sha256Hex(canonical.toString()).substring(0, DIGITS);
    }
}
