package org.faultline.web.page;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import org.faultline.notify.mail.words.MailPhrases;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs to know.
 *
 * @param sample whether the news is the sample's
 * @param feeding whether more of the sample is to come, so that a list is soon longer
 * @param pinned the day on which the calendar stands; null where it does not
 * @param words in its language
 * @param here the address of the page, to which a change of the language comes back
 */
public record Frame(
        boolean sample, boolean feeding, @Nullable LocalDate pinned, MailPhrases words, String here) {
    /** Of a page that is about nothing but a mistake. */
    static final Frame PLAIN = new Frame(false, false, null, MailPhrases.of(Locale.ENGLISH), "/alerts");

    /** A time in UTC, which it names. */
    public String time(Instant time) {
        return words.time(time, ZoneOffset.UTC);
    }
}
