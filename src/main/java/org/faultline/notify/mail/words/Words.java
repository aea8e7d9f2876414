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
    /** What one side does before the eyes of the other, which did not take part in it. */
    private static final Set<String> RETREATS =
            Set.of("WITHDRAWAL", "PRESENCE_REDUCTION", "HQ_EVACUATION", "GOING_DARK");

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
        return ISO_DAY.matcher(value).replaceAll(m -> Matcher.quoteReplacement(day(m.group())));
    }

    private static String day(String iso) {
        try {
            return inWords(LocalDate.parse(iso));
        } catch (DateTimeException e) {
            return iso;
        }
    }

    /** Group-by values in the rule's order, in one line, without those that are empty. */
    public static String line(Map<String, String> groupBy, DisplayNames names) {
        return groupBy.entrySet().stream()
                .map(e -> FieldMeaning.of(e.getKey()).shown(e.getValue(), names))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.joining(", "));
    }

    public static String inWords(LocalDate day) {
        return DAY.format(day);
    }

    public static String inWords(Instant time) {
        return TIME.format(time);
    }

    /** What stands between the two sides of an event of a type: who did it to, with or against whom. */
    public static String joint(String type) {
        if (type.equals("ALLEGIANCE_SHIFT")) {
            return "away from";
        }
        if (RETREATS.contains(type)) {
            return "facing";
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
