package org.faultline.notify.mail.words;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateIntervalFormat;
import com.ibm.icu.text.ListFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.DateInterval;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The words of mails and pages in one language: sentences from {@code mail/words_*.properties} and {@code page/words_*.properties}, days and lists as
 * the language has them.
 */
public final class MailPhrases {
    private static final Pattern THIN = Pattern.compile("[\\x{2009}\\x{202F}]");
    private static final List<String> FILES = List.of("mail.words", "page.words");
    private static final Map<Locale, MailPhrases> KNOWN = new ConcurrentHashMap<>();

    private final Locale language;
    private final ULocale formats;
    private final Map<String, String> patterns = new HashMap<>();
    private final Map<String, MessageFormat> sentences = new ConcurrentHashMap<>();
    private final DateFormat day;
    private final DateIntervalFormat days;
    private final Map<ZoneId, DateFormat> times = new ConcurrentHashMap<>();
    private final ListFormatter lists;

    private MailPhrases(Locale language) {
        this.language = language;
        this.formats = new ULocale(isArabic(language) ? "ar@numbers=latn;calendar=gregorian" : "en-GB");
        for (String file : FILES) {
            ResourceBundle words = ResourceBundle.getBundle(
                    file,
                    language,
                    ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
            words.keySet().forEach(key -> patterns.put(key, words.getString(key)));
        }
        this.day = DateFormat.getInstanceForSkeleton("yMMMMd", formats);
        day.setTimeZone(TimeZone.GMT_ZONE);
        this.days = DateIntervalFormat.getInstance("yMMMMd", formats);
        days.setTimeZone(TimeZone.GMT_ZONE);
        this.lists = ListFormatter.getInstance(formats, ListFormatter.Type.AND, ListFormatter.Width.WIDE);
    }

    /** English unless Arabic is asked for; figures are the same in both, so that they can be compared with those in a quote. */
    public static MailPhrases of(Locale language) {
        return KNOWN.computeIfAbsent(
                isArabic(language) ? Locale.forLanguageTag("ar") : Locale.ENGLISH, MailPhrases::new);
    }

    private static boolean isArabic(Locale language) {
        return language.getLanguage().equals("ar");
    }

    public Locale language() {
        return language;
    }

    public String lang() {
        return language.getLanguage();
    }

    public boolean rightToLeft() {
        return isArabic(language);
    }

    public String say(String key) {
        return say(key, Map.of());
    }

    /** @param values by placeholder; text that others wrote has been through {@link #own} */
    public String say(String key, Map<String, ?> values) {
        MessageFormat sentence = sentences.computeIfAbsent(key, k -> new MessageFormat(pattern(k), formats));
        // dear to make, and used by one thread at a time alone
        synchronized (sentence) {
            return sentence.format(values);
        }
    }

    private String pattern(String key) {
        String pattern = patterns.get(key);
        if (pattern == null) {
            throw new MissingResourceException("no words in " + lang(), MailPhrases.class.getName(), key);
        }
        return pattern;
    }

    /** The word for a constant that came from elsewhere, or else the constant itself in small letters. */
    public String word(String group, String constant) {
        String key = group + "." + constant;
        return patterns.containsKey(key) ? say(key) : own(Words.words(constant), 40);
    }

    public String word(String group, Enum<?> constant) {
        return say(group + "." + constant.name());
    }

    /** What others wrote, at most so long, and set apart where it runs another way than this language. */
    public String own(@Nullable String foreign, int most) {
        return ForeignText.apart(ForeignText.clean(foreign, most), rightToLeft());
    }

    public String day(LocalDate date) {
        synchronized (day) {
            return day.format((Object) millis(date));
        }
    }

    /** A day in ISO form, if there is one; what is no day is shown as it stands. */
    public String isoDay(String iso) {
        try {
            return iso.isEmpty() ? "" : day(LocalDate.parse(iso));
        } catch (DateTimeParseException e) {
            return own(iso, 20);
        }
    }

    /** One day, or from one to another. */
    public String days(LocalDate first, LocalDate last) {
        if (first.equals(last)) {
            return day(first);
        }
        synchronized (days) {
            String said = days.format(new DateInterval(millis(first), millis(last)));
            // terminals show thin spaces as they please
            return THIN.matcher(said).replaceAll(" ");
        }
    }

    /** A time in the reader's zone, which it names. */
    public String time(Instant time, ZoneId zone) {
        DateFormat format = times.computeIfAbsent(zone, this::times);
        synchronized (format) {
            return format.format((Object) time.toEpochMilli());
        }
    }

    private DateFormat times(ZoneId zone) {
        DateFormat format = DateFormat.getInstanceForSkeleton("yMMMMdHHmmz", formats);
        // by this name ICU writes UTC, else GMT+0
        boolean utc = zone.normalized().equals(ZoneOffset.UTC);
        format.setTimeZone(TimeZone.getTimeZone(utc ? "Etc/UTC" : zone.getId()));
        return format;
    }

    public String list(Collection<String> items) {
        return lists.format(items);
    }

    private static long millis(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
