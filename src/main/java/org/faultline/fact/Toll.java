package org.faultline.fact;

/** People killed or hurt over all reports of an event; zeros with known = false where no report gives a number. */
public record Toll(int low, int best, int high, boolean known) {
    static final Toll UNKNOWN = new Toll(0, 0, 0, false);

    Toll plus(Toll other) {
        return new Toll(low + other.low, best + other.best, high + other.high, known || other.known);
    }
}
