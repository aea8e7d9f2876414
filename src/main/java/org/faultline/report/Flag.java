package org.faultline.report;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a reader did, or noticed, that is not in the row itself; kept with the report so that an explanation can say it. */
@Schema(name = "ReportFlag")
public enum Flag {
    /** GDELT: dated exactly one year before it was added, so the date is the whole year up to that day. */
    ONE_YEAR_EARLY("dated exactly one year before it was added: its date is taken as that whole year"),
    /** The type was read from the notes by the movement grammar, as the event type of the row says too little. */
    TYPE_FROM_NOTES("its type is read from the notes"),
    /** Quantities were read from the notes; the basis of each says how. */
    QUANTITY_FROM_NOTES("its quantities are read from the notes"),
    /** Origin or destination was read from the notes. */
    PLACES_FROM_NOTES("its origin or destination is read from the notes"),
    /** The estimates of a count stood in disorder and were widened until low ≤ best ≤ high. */
    COUNT_WIDENED("its counts stood in disorder and were widened");

    private final String words;

    Flag(String words) {
        this.words = words;
    }

    /** What it means, to be read after the report's name. */
    public String words() {
        return words;
    }
}
