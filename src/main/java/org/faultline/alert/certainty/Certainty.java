package org.faultline.alert.certainty;

/** How sure it is that what an alert says is so, as in CAP 1.2; the surest first. */
public enum Certainty {
    /** It holds for every day and place that the reports allow, and would hold without any one of its sources. */
    OBSERVED,
    /** It holds for every day and place, but would not without a certain source. */
    LIKELY,
    /** It holds for some of these days and places only, or rests on what is only alleged. */
    POSSIBLE;

    public boolean atLeast(Certainty other) {
        return compareTo(other) <= 0;
    }
}
