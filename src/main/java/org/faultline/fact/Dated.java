package org.faultline.fact;

import java.time.LocalDate;

/** A fact of one day. */
public interface Dated {
    /** The day that windows count by. */
    LocalDate day();

    /** Whether a field holds 0 because its number is not known: rules meet no null, but nobody is to be told that it is none. */
    default boolean lacks(String field) {
        return false;
    }
}
