package org.faultline.web.page;

import io.quarkus.qute.RawString;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.actor.FieldMeaning;
import org.faultline.notify.mail.words.CausePhrases;
import org.faultline.notify.mail.words.EvidencePhrases;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.ReasonPhrases;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What every page needs to know.
 *
 * @param sample whether the news is the sample's
 * @param feeding whether more of the sample is to come, so that a list is soon longer
 * @param pinned the day on which the calendar stands; null where it does not
 * @param words in its language
 * @param names of groups, countries and places in that language
 * @param here the address of the page, to which a change of the language comes back
 */
public record Frame(
        boolean sample,
        boolean feeding,
        @Nullable LocalDate pinned,
        MailPhrases words,
        DisplayNames names,
        String here) {
    private static final int LONGEST_NAME = 200;
    private static final Set<String> CONSTANTS = Set.of("workflow", "condition", "severity");

    /** Of a page about nothing but a mistake, where no request is known. */
    static Frame plain(Locale language, String here) {
        return new Frame(false, false, null, MailPhrases.of(language), DisplayNames.NONE.in(language), here);
    }

    /** The attributes of an element in English, whatever the language of the page is. */
    public RawString english() {
        return new RawString(isEnglish() ? "" : " lang=\"en\" dir=\"ltr\"");
    }

    /** The attributes of an element with a text of a rule, such as a title; in English unless it is in Arabic letters. */
    public RawString ofRule(String text) {
        if (DisplayNames.arabic(List.of(text)).isPresent()) {
            return new RawString(" dir=\"auto\"");
        }
        return new RawString(isEnglish() ? "" : " lang=\"en\" dir=\"auto\"");
    }

    private boolean isEnglish() {
        return words.lang().equals("en");
    }

    /** A name or another text by others, to stand within a sentence. */
    public String own(String text) {
        return words.own(text, LONGEST_NAME);
    }

    public String group(String id) {
        return own(names.group(id));
    }

    /** By ISO 3166-1 alpha-3. */
    public String country(String code) {
        return own(names.country(code));
    }

    /** An area, a place or an actor by the name that facts have of it. */
    public String named(String name) {
        return own(names.named(name));
    }

    /** A value of a field, a group-by name or a filter. */
    public String value(String field, String value) {
        if (field.equals("bbox")) {
            return words.say("filter.bbox.shown");
        }
        return CONSTANTS.contains(field)
                ? words.word(field, value.toUpperCase(Locale.ROOT))
                : own(FieldMeaning.of(field).shown(value, names));
    }

    /** What a mistake is called: as the API has it, or, as that is in English, by its status. */
    public String problem(Problem problem) {
        return isEnglish() ? problem.title() : words.word("problem", String.valueOf(problem.status()));
    }

    public EvidencePhrases evidence() {
        return new EvidencePhrases(words, names, LONGEST_NAME);
    }

    /** Why an alert is as certain as it is. */
    public List<ReasonPhrases.Reason> reasons(Snapshot snapshot) {
        return new ReasonPhrases(words, LONGEST_NAME).of(snapshot);
    }

    /** Why an alert took something back. */
    public String cause(Cause cause) {
        return new CausePhrases(words, names, LONGEST_NAME).say(cause);
    }
}
