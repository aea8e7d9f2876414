package org.faultline.notify.mail;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a mail says of its news besides the news: that it is the sample's, or that the calendar stands. */
public interface NewsCalendar {
    boolean isSample();

    /** The day on which the calendar stands; null where it does not. */
    @Nullable
    LocalDate standsOn();
}
