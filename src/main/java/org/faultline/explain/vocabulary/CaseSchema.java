package org.faultline.explain.vocabulary;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.report.Codes;
import org.faultline.report.Report;
import org.faultline.rule.language.model.Severity;
import org.faultline.trial.cases.CaseVariation;

/**
 * What a cases file may hold, as JSON Schema (draft 7), which editors of YAML complete and check by. Its words are those of the records
 * and lists that cases are read into.
 */
public final class CaseSchema {
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> NOTHING = Map.of("type", "null");
    private static final Map<String, Object> NUMBER = Map.of("type", "number");
    private static final String DAY = "^(day \\d+|\\d{4}-\\d{2}-\\d{2})$";
    private static final String DAYS = "^(day \\d+|\\d{4}-\\d{2}-\\d{2}(\\.\\.\\d{4}-\\d{2}-\\d{2})?)$";

    private CaseSchema() {}

    /** The schema as plain maps and lists. */
    public static Map<String, Object> of() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("$schema", "http://json-schema.org/draft-07/schema#");
        all.put("title", "The cases of a rule, docs/testing-rules.md");
        all.put("type", "array");
        all.put("items", Map.of("anyOf", List.of(knowledge(), aCase())));
        all.put("definitions", map("report", report(), "alert", alert(), "step", step()));
        return all;
    }

    private static Map<String, Object> knowledge() {
        return object(List.of("knowledge"), map("knowledge", text("config, sample, or a folder from here")));
    }

    private static Map<String, Object> aCase() {
        return object(
                List.of("case"),
                map(
                        "case", text("a sentence"),
                        "reports", list(ref("report")),
                        "today", day("the calendar day, for rules that ask for it"),
                        "fires", list(ref("alert")),
                        "silent", Map.of("const", true),
                        "from", day("day 1 of a case with steps"),
                        "steps", list(ref("step")),
                        "heard", map("type", "object", "additionalProperties", day("when a source was last heard")),
                        "also", list(words(Arrays.stream(CaseVariation.values()).map(CaseVariation::word)))));
    }

    private static Map<String, Object> step() {
        return object(
                List.of("on"),
                map(
                        "on", day("the day on which it arrives"),
                        "today", day("else the day on which it arrives"),
                        "arrive", list(ref("report")),
                        "withdraw", list(TEXT),
                        "fires", list(ref("alert")),
                        "silent", Map.of("const", true)));
    }

    private static Map<String, Object> alert() {
        return object(
                List.of("groupBy"),
                map(
                        "groupBy", map("type", "object", "additionalProperties", TEXT),
                        "evidence", list(TEXT),
                        "severity", of(Severity.class),
                        "certainty", of(Certainty.class),
                        "condition", of(Condition.class),
                        "text", text("word for word, or a part between slashes: /2 days/")));
    }

    /** The id of a report of the sample, or the fields of a report with the short forms of cases. */
    private static Map<String, Object> report() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("id", text("what this case calls it"));
        fields.put("on", map("type", "string", "pattern", DAYS));
        fields.put("like", text("a report of the sample, or one above, from which it differs"));
        for (RecordComponent c : Report.class.getRecordComponents()) {
            if (c.getType() == Codes.class) {
                Stream.of("acled", "plover", "cameo").forEach(code -> fields.put(code, Map.of()));
            } else {
                fields.put(c.getName(), field(c));
            }
        }
        return Map.of("anyOf", List.of(TEXT, object(List.of(), fields)));
    }

    private static Object field(RecordComponent field) {
        return switch (field.getName()) {
            // by name alone, or null to leave out what the other report has
            case "place", "origin", "destination", "source" ->
                anyOf(List.of(TEXT, of(field.getGenericType()), NOTHING));
            case "fatalities", "injured" -> anyOf(List.of(NUMBER, of(field.getGenericType()), NOTHING));
            case "date" -> map("type", "object");
            default -> anyOf(List.of(of(field.getGenericType()), NOTHING));
        };
    }

    private static Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType list) {
            return list(of(list.getActualTypeArguments()[0]));
        } else if (type instanceof Class<?> c && c.isEnum()) {
            return words(Arrays.stream(c.getEnumConstants()).map(e -> ((Enum<?>) e).name()));
        } else if (type instanceof Class<?> c && c.isRecord()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            Arrays.stream(c.getRecordComponents()).forEach(r -> fields.put(r.getName(), of(r.getGenericType())));
            return object(List.of(), fields);
        } else if (type == boolean.class) {
            return Map.of("type", "boolean");
        }
        boolean number = type == int.class || type == Integer.class || type == double.class || type == Double.class;
        return number ? NUMBER : TEXT;
    }

    private static Map<String, Object> object(List<String> required, Map<String, Object> fields) {
        Map<String, Object> all = map("type", "object", "properties", fields, "additionalProperties", false);
        if (!required.isEmpty()) {
            all.put("required", required);
        }
        return all;
    }

    private static Map<String, Object> list(Map<String, Object> of) {
        return map("type", "array", "items", of);
    }

    private static Map<String, Object> words(Stream<String> words) {
        return map("enum", words.toList());
    }

    private static Map<String, Object> text(String meaning) {
        return map("type", "string", "description", meaning);
    }

    private static Map<String, Object> day(String meaning) {
        return map("type", "string", "pattern", DAY, "description", meaning);
    }

    private static Map<String, Object> ref(String name) {
        return map("$ref", "#/definitions/" + name);
    }

    private static Map<String, Object> anyOf(List<Map<String, Object>> choices) {
        return map("anyOf", choices);
    }

    private static Map<String, Object> map(Object... namesAndValues) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }
}
