package org.faultline.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object; every fault is noted under its path, and reading goes on. */
final class Fields {
    /** Notes one fault; implemented by the reader, which knows the report's index and id. */
    interface Faults {
        void add(String field, @Nullable JsonNode value, String reason);
    }

    private static final int MOST_NAMES = 50;

    /** Zero-width and directional marks: harmless in running text, but two ids that differ in one look the same. */
    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");

    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final JsonNode node;
    private final String path;
    private final Faults faults;

    Fields(JsonNode node, String path, Faults faults) {
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

    /** The names that are not among those known here, each with the nearest known one. */
    void noteUnknown(Set<String> known, Faults warnings) {
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                warnings.add(path + name, node.get(name), "unknown field, not read" + Nearest.hint(name, known));
            }
        });
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
        return text == null ? null : parsed(name, text, Fields::day, "is not a calendar date (YYYY-MM-DD)");
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
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isNumber() || !(Math.abs(value.doubleValue()) <= bound)) {
            fault(name, "must be degrees from -" + (int) bound + " to " + (int) bound);
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

    List<String> names(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_NAMES) {
            fault(name, "must be a list of at most " + MOST_NAMES + " names");
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode item : value) {
            String text = item.isTextual() ? Text.clean(item.textValue()) : "";
            if (text.isEmpty() || text.length() > 300) {
                faults.add(path + name, item, "must hold names of 1 to 300 characters");
            } else if (!names.contains(text)) {
                names.add(text);
            }
        }
        return List.copyOf(names);
    }

    /** The object under a name, or null; anything else there is a fault. */
    @Nullable
    Fields nested(String name) {
        JsonNode value = node.path(name);
        if (value instanceof MissingNode || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            fault(name, "must be an object");
            return null;
        }
        return new Fields(value, path + name + ".", faults);
    }

    List<Fields> each(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_NAMES) {
            fault(name, "must be a list of at most " + MOST_NAMES + " objects");
            return List.of();
        }
        List<Fields> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) {
                all.add(new Fields(value.get(i), path + name + "[" + i + "].", faults));
            } else {
                faults.add(path + name + "[" + i + "]", value.get(i), "must be an object");
            }
        }
        return all;
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
