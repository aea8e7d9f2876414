package org.faultline.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.report.Text;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object in a body; what is wrong with any of them is gathered, with its path and value. */
public final class JsonFields {
    private static final int MOST_IN_A_LIST = 50;
    private static final int LONGEST = 500;

    private final JsonNode object;
    private final String path;
    private final List<Problem.Violation> faults;

    private JsonFields(JsonNode object, String path, List<Problem.Violation> faults) {
        this.object = object;
        this.path = path;
        this.faults = faults;
    }

    public static JsonFields of(@Nullable JsonNode body, Set<String> known) {
        if (body == null || !body.isObject()) {
            throw Problem.badInput(new Problem.Violation("", null, "is not a JSON object"))
                    .thrown();
        }
        return new JsonFields(body, "", new ArrayList<>()).knowing(known);
    }

    private JsonFields knowing(Set<String> known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                String names = String.join(", ", known.stream().sorted().toList());
                fault(Text.clean(name), null, "is no field here (known: " + names + ")");
            }
        });
        return this;
    }

    public void fault(String name, @Nullable String value, String reason) {
        faults.add(new Problem.Violation(path + name, Text.shortened(value, 120), reason));
    }

    /** @throws RuntimeException that answers with the faults, if there are any */
    public void refuseFaults() {
        Problem.refuse(faults);
    }

    /** A text without control and bidirectional characters; null where it is left out or empty. */
    @Nullable
    public String text(String name) {
        JsonNode node = object.path(name);
        return node.isMissingNode() || node.isNull() ? null : text(name, node);
    }

    public String textOr(String name, String otherwise) {
        return Objects.requireNonNullElse(text(name), otherwise);
    }

    private @Nullable String text(String name, JsonNode node) {
        if (!node.isValueNode()) {
            fault(name, null, "is not a text");
            return null;
        }
        String text = node.asText();
        if (text.length() > LONGEST) {
            fault(name, text, "is longer than " + LONGEST + " characters");
            return null;
        }
        if (!Text.clean(text).equals(text.strip())) {
            fault(name, Text.clean(text), "holds a line break, a control or a bidirectional character");
            return null;
        }
        return text.isBlank() ? null : text.strip();
    }

    /** Texts; a single one may stand without brackets. */
    public List<String> texts(String name) {
        List<String> texts = new ArrayList<>();
        for (JsonNode one : list(name)) {
            String text = text(name, one);
            if (text != null && !texts.contains(text)) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }

    private List<JsonNode> list(String name) {
        JsonNode node = object.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return List.of();
        }
        if (node.size() > MOST_IN_A_LIST) {
            fault(name, null, "has more than " + MOST_IN_A_LIST + " values");
            return List.of();
        }
        return node.isArray()
                ? Stream.iterate(0, i -> i + 1)
                        .limit(node.size())
                        .map(node::get)
                        .toList()
                : List.of(node);
    }

    public List<JsonFields> objects(String name, Set<String> known) {
        List<JsonFields> objects = new ArrayList<>();
        for (JsonNode one : list(name)) {
            JsonFields found = object(one, name, name + "[" + objects.size() + "]", known);
            if (found != null) {
                objects.add(found);
            }
        }
        return objects;
    }

    @Nullable
    public JsonFields object(String name, Set<String> known) {
        JsonNode node = object.path(name);
        return node.isMissingNode() || node.isNull() ? null : object(node, name, name, known);
    }

    private @Nullable JsonFields object(JsonNode node, String name, String at, Set<String> known) {
        if (!node.isObject()) {
            fault(
                    name,
                    node.asText(),
                    "is not an object with "
                            + String.join(", ", known.stream().sorted().toList()));
            return null;
        }
        return new JsonFields(node, path + at + ".", faults).knowing(known);
    }

    public <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        String value = text(name);
        if (value == null) {
            return null;
        }
        Optional<E> found = Choice.named(type, value);
        if (found.isEmpty()) {
            fault(name, value, "is none of " + Choice.names(type));
        }
        return found.orElse(null);
    }

    public <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        return Objects.requireNonNullElse(oneOf(name, type), otherwise);
    }

    /** @param otherwise where it is left out; not a number where it must not be */
    public double number(String name, double otherwise, double least, double most) {
        String value = text(name);
        if (value == null && !Double.isNaN(otherwise)) {
            return otherwise;
        }
        try {
            double number = value == null ? Double.NaN : Double.parseDouble(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // named below like any other fault of it
        }
        fault(name, value, String.format(Locale.ROOT, "is not a number from %.0f to %.0f", least, most));
        return least;
    }

    public boolean flag(String name) {
        String value = text(name);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            fault(name, value, "is neither true nor false");
        }
        return "true".equals(value);
    }

    /** A time of day as {@code 07:30}; it must be there where there is nothing otherwise. */
    @Nullable
    public LocalTime time(String name, @Nullable LocalTime otherwise) {
        String value = text(name);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value != null && value.matches("([01]\\d|2[0-3]):[0-5]\\d")) {
            return LocalTime.parse(value);
        }
        fault(name, value, "is not a time of day such as 07:30");
        return otherwise;
    }

    /** A moment in ISO form, or null where it is left out. */
    @Nullable
    public Instant moment(String name) {
        String value = text(name);
        try {
            return value == null ? null : Instant.parse(value);
        } catch (DateTimeException e) {
            fault(name, value, "is not a moment such as 2026-12-01T08:00:00Z");
            return null;
        }
    }
}
