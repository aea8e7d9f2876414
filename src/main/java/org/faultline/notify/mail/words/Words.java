package org.faultline.notify.mail.words;

import io.quarkus.qute.TemplateExtension;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.actor.FieldMeaning;
import org.jspecify.annotations.Nullable;

/** Turns constants and values into words a reader expects; for the templates of mails and pages. */
@TemplateExtension
public final class Words {
    private static final int LONGEST_HEADER = 150;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);
    private static final Pattern BLANK_LINES = Pattern.compile("\\r?\\n\\s*\\r?\\n");
    private static final Pattern ISO_DAY = Pattern.compile("\\b\\d{4}-\\d{2}-\\d{2}\\b");
    private static final Set<String> ADDRESSED = Set.of("ULTIMATUM", "REFUSAL", "WARNING");
    private static final Set<String> HOSTILE = Set.of(
            "CLASH",
            "ATTACK",
            "AIRSTRIKE",
            "SHELLING",
            "IED",
            "BASE_ATTACK",
            "CROSS_LINE_ATTACKS",
            "CAPTURE",
            "ABDUCTION",
            "ARSON_ATTEMPT",
            "ARRESTS",
            "SMUGGLING_ROUTE_DISMANTLED",
            "ACCUSATION",
            "INCITEMENT",
            "PLANNED_OFFENSIVE",
            "PROTEST");

    private Words() {}

    /** {@code REINFORCEMENT_CONVOY} as {@code reinforcement convoy}. */
    public static String words(Enum<?> constant) {
        return words(constant.name());
    }

    public static String words(String constant) {
        return DisplayNames.constant(constant);
    }

    /** Dates in words, in what machines wrote. */
    public static String readable(String value) {
        return ISO_DAY.matcher(value).replaceAll(m -> Matcher.quoteReplacement(inWords(m.group())));
    }

    /** Group-by values in the rule's order, in one line. */
    public static String line(Map<String, String> groupBy, DisplayNames names) {
        return groupBy.entrySet().stream()
                .map(e -> FieldMeaning.of(e.getKey()).shown(e.getValue(), names))
                .collect(Collectors.joining(", "));
    }

    public static String inWords(LocalDate day) {
        return DAY.format(day);
    }

    public static String inWords(Instant time) {
        return TIME.format(time);
    }

    /** A day or a time in ISO form; what is neither stays as it is. */
    public static String inWords(String iso) {
        try {
            return iso.contains("T") ? inWords(Instant.parse(iso)) : inWords(LocalDate.parse(iso));
        } catch (DateTimeException e) {
            return iso;
        }
    }

    /** One day, or from one to another; not named {@code until}, which a date already has. */
    public static String span(LocalDate first, LocalDate last) {
        return first.equals(last) ? inWords(first) : from(first, last, "to");
    }

    /** When something took place, as exactly as it is known (UCDP {@code date_prec} 1 is the exact day). */
    public static String known(LocalDate start, LocalDate end, int precision, String clarity) {
        if (start.equals(end)) {
            return (precision > 1 ? "about " : "") + inWords(start);
        } else if (clarity.equals("AGGREGATE")) {
            return "several times between " + from(start, end, "and");
        }
        return precision == 1 ? span(start, end) : "some day between " + from(start, end, "and");
    }

    private static String from(LocalDate first, LocalDate last, String joint) {
        String pattern = first.getYear() != last.getYear()
                ? "d MMMM yyyy"
                : first.getMonth() != last.getMonth() ? "d MMMM" : "d";
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(first) + " " + joint + " " + inWords(last);
    }

    /** The place with its area, unless it already names it. */
    public static String within(String place, String admin1) {
        if (place.isEmpty() || admin1.isEmpty()) {
            return place.isEmpty() && admin1.isEmpty() ? "place not given" : place + admin1;
        }
        return place.contains(admin1) ? place : place + ", " + admin1;
    }

    /** How exactly a place is known, by UCDP's {@code where_prec}. */
    public static String near(int precision) {
        return switch (precision) {
            case 1 -> "exact place";
            case 2 -> "within about 25 km";
            case 3 -> "somewhere in the district";
            case 4 -> "somewhere in the governorate";
            case 5 -> "roughly there, or along a line";
            case 6 -> "somewhere in the country";
            default -> "outside any country";
        };
    }

    /** What stands between the two sides of an event of a type: who did it to, with or against whom. */
    public static String joint(String type) {
        if (type.equals("ALLEGIANCE_SHIFT")) {
            return "away from";
        }
        return HOSTILE.contains(type) ? "against" : ADDRESSED.contains(type) ? "towards" : "and";
    }

    public static String oneDecimal(Double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** What kind of news a revision is, in a word or two. */
    public static String news(RevisionReason reason) {
        return switch (reason) {
            case FIRST -> "New alert";
            case BACKFILLED -> "Added to the record";
            case NEW_EVIDENCE -> "New evidence";
            case ESCALATED -> "More severe";
            case CORRECTED -> "Corrected";
            case REACTIVATED -> "Open again";
            case ENDED -> "Ended";
            case WITHDRAWN -> "Withdrawn";
            case RULE_RETIRED -> "Closed";
        };
    }

    /** What that means for who relies on the alert. */
    public static String because(RevisionReason reason) {
        return switch (reason) {
            case FIRST -> "The evidence meets the rule for the first time.";
            case BACKFILLED -> "It was already old when the evidence came in.";
            case NEW_EVIDENCE -> "It now rests on more reports than before.";
            case ESCALATED -> "It has become graver than it was.";
            case CORRECTED -> "The evidence has changed. This replaces what was said before.";
            case REACTIVATED -> "It had ended, and goes on by the evidence as it now stands.";
            case ENDED -> "Nothing new came within the rule's quiet time. Nothing was taken back.";
            case WITHDRAWN -> "Do not rely on it: what it rested on was changed or taken back.";
            case RULE_RETIRED -> "Its rule is no longer in use, so nobody watches it further.";
        };
    }

    /** The first paragraph that says something, for a list of mails; the mark of the sample is not news. */
    public static String firstParagraph(String text) {
        return BLANK_LINES
                .splitAsStream(text)
                .map(paragraph -> paragraph.lines().map(String::strip).collect(Collectors.joining(" ")))
                .filter(paragraph -> !paragraph.isBlank() && !paragraph.startsWith("["))
                .findFirst()
                .orElse("");
    }

    /** Text fit for one header line: no line breaks, no control or bidirectional characters, not endless. */
    public static String headerLine(@Nullable String text) {
        // what looks encoded (RFC 2047) would be decoded by who reads it
        return ForeignText.clean(text, LONGEST_HEADER).replace("=?", "= ?");
    }
}
