package org.faultline.trial.cases.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.faultline.knowledge.name.Slip;
import org.faultline.rule.language.table.Synonyms;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.entry.YamlJson;
import org.faultline.trial.cases.name.SampleReports;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.Level;
import org.faultline.trial.cases.word.NumberHints;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** How many people and things a report of a case tells of: a whole number, or its bounds. */
final class NumberFieldReader {
    private static final Map<String, String> MEASURES =
            Map.of("vehicles", "VEHICLES", "personnel", "PERSONNEL", "positionsLost", "POSITIONS_LOST");

    private final CaseEntry entry;
    private final CaseFaults faults;

    NumberFieldReader(CaseEntry entry, CaseFaults faults) {
        this.entry = entry;
        this.faults = faults;
    }

    /** People killed or hurt. */
    void people(String key, Node value, ObjectNode report) {
        number(key, value, Level.COUNT, report);
    }

    /** One of the list of quantities. */
    void quantity(CaseEntry quantity) {
        for (String bound : List.of("low", "high")) {
            Node number = quantity.get(bound);
            if (number != null && !isWhole(number)) {
                wrongNumber(bound, number, false);
            }
        }
        Node measure = quantity.get("measure");
        if (measure != null) {
            measure(measure);
        }
    }

    private void number(String key, Node value, Level level, ObjectNode report) {
        JsonNode json = YamlJson.of(value);
        if (json.isNull()) {
            faults.add(
                    entry.key(key),
                    Code.CASE_VALUE,
                    "a number is missing: write '" + key + ": 7', or leave the key out");
            return;
        }
        if (value instanceof MappingNode) {
            CaseEntry bounds = CaseEntry.of(value, level, faults);
            ObjectNode own = SampleReports.empty();
            bounds.fields().forEach((name, node) -> {
                if (isWhole(node)) {
                    own.put(name, Integer.parseInt(YamlNodes.text(node)));
                } else {
                    wrongNumber(name, node, false);
                }
            });
            if (!ordered(own)) {
                faults.add(
                        value,
                        Code.CASE_VALUE,
                        "low is at most best, and best at most high: write them in that order, {" + sorted(own) + "}");
            }
            report.set(key, own);
        } else if (isWhole(value)) {
            report.put(key, Integer.parseInt(YamlNodes.text(value)));
        } else {
            wrongNumber(key, value, level == Level.COUNT);
        }
    }

    private static boolean isWhole(Node value) {
        return value instanceof ScalarNode scalar
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
                && scalar.getValue().matches("\\d{1,8}");
    }

    private void wrongNumber(String key, Node value, boolean best) {
        String shown = value instanceof ScalarNode
                ? YamlNodes.text(value)
                : YamlJson.of(value).toString();
        faults.add(
                value,
                Code.CASE_VALUE,
                "'" + key + "' is a whole number, not '" + (shown.length() > 40 ? shown.substring(0, 40) + "…" : shown)
                        + "'"
                        + (value instanceof ScalarNode
                                ? NumberHints.hint(shown, best)
                                : NumberHints.hint(YamlJson.of(value), best)));
    }

    private static boolean ordered(ObjectNode bounds) {
        int last = Integer.MIN_VALUE;
        for (String name : List.of("low", "best", "high")) {
            if (bounds.has(name) && bounds.get(name).intValue() < last) {
                return false;
            }
            last = bounds.has(name) ? bounds.get(name).intValue() : last;
        }
        return true;
    }

    private static String sorted(ObjectNode bounds) {
        List<String> there =
                Stream.of("low", "best", "high").filter(bounds::has).toList();
        List<Integer> values =
                there.stream().map(n -> bounds.get(n).intValue()).sorted().toList();
        return IntStream.range(0, there.size())
                .mapToObj(i -> there.get(i) + ": " + values.get(i))
                .collect(Collectors.joining(", "));
    }

    /** The short form of a quantity: it takes the place of one of the same measure. */
    void amount(String key, Node value, ObjectNode report) {
        ObjectNode read = SampleReports.empty();
        number(key, value, Level.AMOUNT, read);
        JsonNode amount = read.path(key);
        ObjectNode quantity = SampleReports.empty().put("measure", MEASURES.get(key));
        if (amount.isInt()) {
            quantity.put("low", amount.intValue());
        } else if (amount.isObject()) {
            quantity.setAll((ObjectNode) amount);
        } else {
            return;
        }
        ArrayNode all = SampleReports.empty().arrayNode();
        report.path("quantities").forEach(q -> {
            if (!q.path("measure").equals(quantity.path("measure"))) {
                all.add(q);
            }
        });
        report.set("quantities", all.add(quantity));
    }

    /** Any word is a measure; one that is nearly one of those that rules ask for is meant to be it. */
    private void measure(Node measure) {
        String said = YamlNodes.text(measure).toUpperCase(Locale.ROOT);
        String near = Optional.ofNullable(Slip.nearest(said, MEASURES.values(), s -> s))
                .or(() -> Synonyms.find(said, MEASURES.keySet()).map(MEASURES::get))
                .orElse(null);
        if (near != null && !MEASURES.containsValue(said)) {
            faults.add(measure, Code.CASE_NAME, "no quantity is called '" + said + "'; did you mean " + near + "?");
        }
    }
}
