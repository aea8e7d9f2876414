package org.faultline.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.faultline.report.Text;
import org.faultline.report.delivery.Nearest;
import org.jspecify.annotations.Nullable;

/** Reads the single values of one JSON object; every fault is noted under its path, and reading goes on. */
class Scalars {
    /** Notes one fault; implemented by the reader, which knows the report's index and id. */
    interface Faults {
        void add(String field, @Nullable JsonNode value, String reason);
    }

    /** Zero-width and directional marks: harmless in running text, but two ids that differ in one look the same. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    final JsonNode node;
    final String path;
    final Faults faults;

    Scalars(JsonNode node, String path, Faults faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    /** Whether anything is said there: null, a blank text and an empty list say nothing. */
    boolean has(String name) {
        JsonNode value = node.path(name);
        if (value.isTextual()) {
            return !Text.clean(value.textValue()).isEmpty();
        }
        return node.hasNonNull(name) && !(value.isArray() && value.isEmpty());
    }

    void fault(String name, String reason) {
        faults.add(path + name, node.get(name), reason);
    }

    @Nullable
    String text(String name, int most) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            fault(name, "must be a text");
            return null;
        }
        String text = Text.clean(value.textValue());
        if (text.length() > most) {
            fault(name, "is longer than " + most + " characters");
            return null;
        }
        return text.isEmpty() ? null : text;
    }

    /** An identifier: required, and refused rather than cleaned when it holds a character that nobody sees. */
    String identifier(String name, int most) {
        String text = text(name, most);
        if (text == null) {
            if (!has(name)) {
                fault(name, "is required");
            }
            return "";
        }
        if (!text.equals(node.path(name).textValue()) || INVISIBLE.matcher(text).find()) {
            fault(name, "holds a control or bidirectional character, or outer spaces");
        }
        return text;
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        String text = text(name, 60);
        if (text == null) {
            return null;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        fault(name, "is not one of the known values" + Nearest.hint(text, names));
        return null;
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        E value = oneOf(name, type);
        return value == null ? otherwise : value;
    }

    @Nullable
    LocalDate date(String name) {
        String text = text(name, 40);
        return text == null ? null : parsed(name, text, Scalars::day, "is not a calendar date (YYYY-MM-DD)");
    }

    /** Java also takes years of more than four digits. */
    private static LocalDate day(String text) {
        if (text.length() != "YYYY-MM-DD".length()) {
            throw new DateTimeException("not of the form YYYY-MM-DD");
        }
        return LocalDate.parse(text);
    }

    /** An instant; a bare date means the start of that day, UTC. */
    @Nullable
    Instant instant(String name) {
        String text = text(name, 40);
        if (text == null) {
            return null;
        }
        Function<String, Instant> parse = text.length() == 10
                ? t -> LocalDate.parse(t).atStartOfDay(ZoneOffset.UTC).toInstant()
                : t -> OffsetDateTime.parse(t).toInstant();
        Instant instant = parsed(name, text, parse, "is not a time with zone (such as 2024-11-17T12:00:00Z)");
        if (instant != null && (instant.isBefore(EARLIEST) || !instant.isBefore(LATEST))) {
            fault(name, "is not a time from " + EARLIEST + " to " + LATEST);
            return null;
        }
        return instant;
    }

    @Nullable
    Integer integer(String name, int least, int most) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            fault(name, "must be a whole number from " + least + " to " + most);
            return null;
        }
        return value.intValue();
    }

    @Nullable
    Double degrees(String name, double bound) {
        return degrees(name, bound, "");
    }

    @Nullable
    Double degrees(String name, double bound, String hint) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= bound)) {
            fault(name, "must be degrees from -" + (int) bound + " to " + (int) bound + hint);
            return null;
        }
        return value.doubleValue();
    }

    boolean flag(String name) {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
            fault(name, "must be true or false");
        }
        return value.asBoolean(false);
    }

    JsonNode node() {
        return node;
    }

    private <T> @Nullable T parsed(String name, String text, Function<String, T> parse, String reason) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            fault(name, reason);
            return null;
        }
    }
}
