package org.faultline.notify.mail.words;

import java.util.List;

/**
 * How much a mail shows, so that none grows too large whatever the evidence is.
 *
 * @param events events, each with so many reports, each with so many characters of its sentence
 * @param name characters of a name
 * @param changes reports of which it is said how they changed
 * @param map whether there is a map
 */
public record LengthLimits(int events, int reports, int quote, int name, int changes, boolean map) {
    public static final List<LengthLimits> LARGEST_FIRST = List.of(
            new LengthLimits(10, 3, 600, 80, 6, true),
            new LengthLimits(6, 2, 400, 80, 4, true),
            new LengthLimits(4, 1, 250, 60, 2, true),
            new LengthLimits(2, 1, 120, 30, 1, false));
}
