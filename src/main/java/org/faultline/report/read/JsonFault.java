package org.faultline.report.read;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.report.FieldFault;
import org.faultline.report.delivery.MalformedDelivery;

/** Says in our own words why a text is not JSON: what was found, and what is expected there. The parser's words speak of its inside. */
public final class JsonFault {
    private static final String VALUE = "a value (a text in double quotes, a number, true, false, null, { or [)";

    /** A sentence of the parser's, and what is said here in its place. */
    private record Shape(Pattern parser, Function<MatchResult, String> said) {
        static Shape of(String parser, Function<MatchResult, String> said) {
            return new Shape(Pattern.compile(parser, Pattern.DOTALL), said);
        }
    }

    /** Jackson 2 has no codes for its faults, only these sentences. */
    private static final List<Shape> SHAPES = List.of(
            Shape.of("(?:Unexpected end-of-input|No content to map).*", m -> ended(m.group())),
            Shape.of(
                    "Unexpected close marker '(.)': expected '(.)'.*",
                    m -> found(m.group(1), m.group(2)) + begun(m.group())),
            Shape.of(
                    "Unexpected close marker '(.)': no open .*",
                    m -> "found " + m.group(1) + ", but nothing that it closes is open"),
            Shape.of("Unrecognized token '(.*)': was expecting .*", m -> found(FieldFault.shown(m.group(1)), VALUE)),
            Shape.of("Trailing token.*", m -> "more follows after the end of the JSON"),
            Shape.of(
                    "Non-standard token '([^']*)'.*",
                    m -> m.group(1) + " is no number in JSON; write null, or leave the field out"),
            Shape.of("Duplicate field '(.*)'.*", m -> "the field " + FieldFault.shown(m.group(1)) + " is there twice"),
            Shape.of(
                    "Unrecognized character escape .*code (\\d+).*",
                    m -> found(shown(m.group(1)), "one of \" \\ / b f n r t u after a backslash")),
            Shape.of(
                    "(?:Unexpected|Illegal)[^(]*\\(.*?code (\\d+)(?: / 0x\\w+)?\\)\\)(?: in numeric value)?: (.*)",
                    m -> character(m.group(1), m.group(2))));

    private static final Pattern BEGUN =
            Pattern.compile("for (Object|Array)\\b.*line: (\\d+), column: (\\d+)", Pattern.DOTALL);

    /** What the parser says it expects, by a part of its sentence, and how that is said here. */
    private static final Map<String, String> EXPECTED = new LinkedHashMap<>();

    static {
        EXPECTED.put("start field name", "the name of a field in double quotes");
        EXPECTED.put("separate field name", "a colon after the name of the field");
        EXPECTED.put("separate Object", "a comma or }");
        EXPECTED.put("separate Array", "a comma or ]");
        EXPECTED.put("root-level values", "the end");
        EXPECTED.put("expected digit", "a digit");
        EXPECTED.put("expected a hex-digit", "a hexadecimal digit");
        EXPECTED.put("Decimal point", "a digit after the decimal point");
        EXPECTED.put("Exponent", "a digit of the exponent");
        EXPECTED.put("plus signs", "a number without a plus sign");
        EXPECTED.put("comment", VALUE + "; JSON has no comments");
    }

    private JsonFault() {}

    /** The fault with its place. */
    public static MalformedDelivery at(JacksonException e) {
        JsonLocation at = e.getLocation();
        return new MalformedDelivery(
                said(String.valueOf(e.getOriginalMessage())),
                at == null ? 1 : Math.max(1, at.getLineNr()),
                at == null ? 1 : Math.max(1, at.getColumnNr()));
    }

    private static String said(String parser) {
        return SHAPES.stream()
                .map(shape -> {
                    Matcher m = shape.parser.matcher(parser);
                    return m.matches() ? shape.said.apply(m) : "";
                })
                .filter(said -> !said.isEmpty())
                .findFirst()
                .orElseGet(() -> other(parser));
    }

    private static String character(String code, String expected) {
        if (expected.startsWith("has to be escaped")) {
            return "a text holds " + shown(code) + ", which is written " + escaped(Integer.parseInt(code)) + " there";
        }
        if (expected.contains("white space")) {
            return "found " + shown(code) + " outside of a text";
        }
        return found(
                shown(code),
                EXPECTED.entrySet().stream()
                        .filter(e -> expected.contains(e.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElse(VALUE));
    }

    private static String other(String parser) {
        String said = parser.toLowerCase(Locale.ROOT);
        if (said.contains("nesting depth")) {
            return "it is nested too deep";
        } else if (said.contains("length") && said.contains("exceeds")) {
            return "a text, a name or a number in it is too long";
        } else if (said.contains("utf-8") || said.contains("utf-32") || said.contains("surrogate")) {
            return "the text is not UTF-8";
        } else if (said.contains("number")
                || said.contains("numeric")
                || said.contains("leading zero")
                || said.contains("plus sign")) {
            return "a number is not written as in JSON, such as 0.5 or -12";
        }
        return "something else than JSON begins here";
    }

    private static String ended(String parser) {
        String where = parser.contains("string value") || parser.contains("VALUE_STRING")
                ? ", inside a text that no double quote closes"
                : parser.contains("field name") || parser.contains("for name") ? ", inside the name of a field" : "";
        return "it ends before it is complete" + where + begun(parser);
    }

    /** Where the object or array begins that is not closed. */
    private static String begun(String parser) {
        Matcher m = BEGUN.matcher(parser);
        return m.find()
                ? "; the " + m.group(1).toLowerCase(Locale.ROOT) + " that begins at line " + m.group(2) + ", column "
                        + m.group(3) + " is not closed"
                : "";
    }

    private static String found(String what, String expected) {
        return "found " + what + " where " + expected + " is expected";
    }

    private static String shown(String code) {
        int character = Integer.parseInt(code);
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT
                ? String.format(Locale.ROOT, "the control character U+%04X", character)
                : Character.isSpaceChar(character)
                        ? String.format(Locale.ROOT, "a space (U+%04X)", character)
                        : Character.isSurrogate((char) character) ? "half a character" : Character.toString(character);
    }

    private static String escaped(int character) {
        return switch (character) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format(Locale.ROOT, "\\u%04x", character);
        };
    }
}
