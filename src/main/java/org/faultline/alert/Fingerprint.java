package org.faultline.alert;

import org.apache.commons.codec.digest.DigestUtils;
import org.faultline.rule.Firing;

/** What makes two firings one alert: the rule and the group-by values; no version, severity, count or text. */
final class Fingerprint {
    private static final int DIGITS = 32;

    private Fingerprint() {}

    static String of(Firing firing) {
        StringBuilder canonical = new StringBuilder(firing.rule());
        firing.groupBy()
                .forEach((name, value) ->
                        canonical.append('\0').append(name).append('\1').append(value));
        return DigestUtils.sha256Hex(canonical.toString()).substring(0, DIGITS);
    }
}
