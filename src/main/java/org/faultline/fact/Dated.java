package org.faultline.fact;

import java.time.LocalDate;

/** A fact of one day. */
public interface Dated {
    /** The day that windows count by. */
    LocalDate day();
}
