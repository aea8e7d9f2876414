package org.faultline.notify.mail.words;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.faultline.knowledge.actor.DisplayNames;
import org.jspecify.annotations.Nullable;

/**
 * Who a mail is for, as far as its words and links go.
 *
 * @param zone in which times are given
 * @param linkOnly whether the mail bears no content, only a link to it
 * @param sample whether the news is the sample's, which the mail then says
 * @param pinned the day on which the calendar stands, which it says too; null where it does not
 * @param base how links to pages begin
 * @param manage the page of this reader's subscription
 * @param unsubscribe the page that ends it
 * @param names how people write groups, actors and places in the language
 */
public record MailRecipient(
        Locale language,
        ZoneId zone,
        boolean linkOnly,
        boolean sample,
        @Nullable LocalDate pinned,
        String base,
        String manage,
        String unsubscribe,
        DisplayNames names) {
    public MailPhrases phrases() {
        return MailPhrases.of(language);
    }
}
