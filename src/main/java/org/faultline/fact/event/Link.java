package org.faultline.fact.event;

import java.util.Locale;

/**
 * Why two reports are taken to tell of one incident.
 *
 * @param a with b the keys of the two reports
 * @param score how well they agree, from 0 to 1; 1 where a human said that they are one
 */
public record Link(String a, String b, double score, LinkReason reason) {
    /** The whole in one line, such as {@code acled:1 and seed:2 (0.93): the same groups, the same day 2 November 2024, at Al-Heri}. */
    public String told() {
        return a + " and " + b + String.format(Locale.ROOT, " (%.2f): ", score) + reason.text();
    }
}
