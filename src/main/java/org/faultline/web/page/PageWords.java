package org.faultline.web.page;

import io.quarkus.qute.RawString;
import io.quarkus.qute.TemplateExtension;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.faultline.notify.mail.words.MailPhrases;

/** What templates of pages ask the phrases of a language for: sentences with values by their names, times, days of the week. */
@TemplateExtension
public final class PageWords {
    private static final int LONGEST_TIME = 40;

    private PageWords() {}

    static String say(MailPhrases words, String key, String name, Object value) {
        return words.say(key, Map.of(name, value));
    }

    static String say(MailPhrases words, String key, String a, Object valueA, String b, Object valueB) {
        return words.say(key, Map.of(a, valueA, b, valueB));
    }

    static String say(
            MailPhrases words, String key, String a, Object valueA, String b, Object valueB, String c, Object valueC) {
        return words.say(key, Map.of(a, valueA, b, valueB, c, valueC));
    }

    /** A sentence of ours with markup in it, such as a link. */
    static RawString html(MailPhrases words, String key) {
        return html(words, key, Map.of());
    }

    static RawString html(MailPhrases words, String key, String name, Object value) {
        return html(words, key, Map.of(name, value));
    }

    static RawString html(MailPhrases words, String key, String a, Object valueA, String b, Object valueB) {
        return html(words, key, Map.of(a, valueA, b, valueB));
    }

    static RawString html(
            MailPhrases words, String key, String a, Object valueA, String b, Object valueB, String c, Object valueC) {
        return html(words, key, Map.of(a, valueA, b, valueB, c, valueC));
    }

    static RawString html(
            MailPhrases words,
            String key,
            String a,
            Object valueA,
            String b,
            Object valueB,
            String c,
            Object valueC,
            String d,
            Object valueD) {
        return html(words, key, Map.of(a, valueA, b, valueB, c, valueC, d, valueD));
    }

    /** A sentence of ours with markup in it and values, of which only what is markup already stays as it is. */
    public static RawString html(MailPhrases words, String key, Map<String, ?> values) {
        Map<String, Object> safe = new HashMap<>();
        values.forEach((name, value) -> safe.put(name, value instanceof Number ? value : escaped(value)));
        return new RawString(words.say(key, safe));
    }

    private static String escaped(Object value) {
        return value instanceof RawString markup
                ? markup.getValue()
                : StringEscapeUtils.escapeHtml4(String.valueOf(value));
    }

    /** Pages have no reader's zone. */
    public static String time(MailPhrases words, Instant time) {
        return words.time(time, ZoneOffset.UTC);
    }

    /** A time in ISO form; what is none is shown as it stands. */
    static String isoTime(MailPhrases words, String iso) {
        try {
            return time(words, Instant.parse(iso));
        } catch (DateTimeParseException e) {
            return words.own(iso, LONGEST_TIME);
        }
    }

    public static String weekday(MailPhrases words, DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, Locale.forLanguageTag(words.lang()));
    }
}
