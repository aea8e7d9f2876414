package org.faultline.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is known of one report: when its revisions are as of, and what the newest of them says. */
final class History {
    private final TreeSet<Instant> revisions = new TreeSet<>();
    private @Nullable String content;
    private @Nullable LocalDate day;

    /**
     * Takes in a revision.
     *
     * @param itsContent SHA-256 of its text
     * @param itsDay the day it counts for; null where it withdraws
     */
    void add(Instant asOf, @Nullable String itsContent, @Nullable LocalDate itsDay) {
        if (isNewest(asOf)) {
            content = itsContent;
            day = itsDay;
        }
        revisions.add(asOf);
    }

    boolean isEmpty() {
        return revisions.isEmpty();
    }

    boolean has(Instant asOf) {
        return revisions.contains(asOf);
    }

    /** Whether a revision as of then is newer than all. */
    boolean isNewest(Instant asOf) {
        return revisions.isEmpty() || asOf.isAfter(revisions.last());
    }

    /** Whether the newest revision has this content. */
    boolean says(String aContent) {
        return aContent.equals(content);
    }

    /** The asOf of the earliest revision. */
    Instant since() {
        return revisions.first();
    }

    /** The day that the newest revision counts for; absent where it withdraws, and where there is none. */
    @Nullable
    LocalDate day() {
        return day;
    }
}
