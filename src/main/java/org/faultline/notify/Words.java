package org.faultline.notify;

import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns constants and values into words a reader expects; for the templates of mails and pages. */
@TemplateExtension
public final class Words {
    private Words() {}

    /** {@code REINFORCEMENT_CONVOY} as {@code reinforcement convoy}. */
    public static String words(Enum<?> constant) {
        return words(constant.name());
    }

    public static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A dyad {@code a|b} as {@code a and b}. */
    public static String readable(String value) {
        return value.replace("|", " and ");
    }

    /** Group-by values in the rule's order, in one line. */
    public static String line(Map<String, String> groupBy) {
        return groupBy.values().stream().map(Words::readable).collect(Collectors.joining(", "));
    }

    /** One day, or from one to another. */
    public static String until(LocalDate first, LocalDate last) {
        return first.equals(last) ? first.toString() : first + " to " + last;
    }

    public static String oneDecimal(Double number) {
        return String.format(Locale.ROOT, "%.1f", number);
    }

    /** Text fit for one header line: no line breaks, no control or bidirectional characters, not endless. */
    static String headerLine(@Nullable String text) {
        String line = String.valueOf(text)
                .replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]+", " ")
                .replaceAll("[\\p{Cf}\\p{Cs}]", "")
                .strip();
        return line.length() <= 150 ? line : line.substring(0, 149) + "…";
    }
}
