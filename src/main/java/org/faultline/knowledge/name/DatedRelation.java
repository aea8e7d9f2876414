package org.faultline.knowledge.name;

import java.time.LocalDate;

/** What one actor was to another from one day to another, both of them valid days. */
public record DatedRelation(String a, String b, Kind kind, LocalDate validFrom, LocalDate validTo, String basis) {
    /** Where no first day is given. */
    public static final LocalDate ALWAYS_BEFORE = LocalDate.of(1, 1, 1);

    /** Where no last day is given. */
    public static final LocalDate ALWAYS_AFTER = LocalDate.of(9999, 12, 31);

    /** The kinds of relation that knowledge records. */
    public enum Kind {
        ALLY,
        ENEMY,
        /** Moves the actor into the other's group while it holds. */
        ALIGNED_WITH,
        /** Moves the actor into the other's group while it holds. */
        SUBORDINATE_OF,
        BACKED_BY
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && !day.isAfter(validTo);
    }

    public boolean movesIntoGroup() {
        return kind == Kind.ALIGNED_WITH || kind == Kind.SUBORDINATE_OF;
    }
}
