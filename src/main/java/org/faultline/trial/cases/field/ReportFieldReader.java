package org.faultline.trial.cases.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.faultline.report.Clarity;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.Status;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.entry.CaseValues;
import org.faultline.trial.cases.entry.Truth;
import org.faultline.trial.cases.entry.YamlJson;
import org.faultline.trial.cases.name.CaseNames;
import org.faultline.trial.cases.name.SampleReports;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.Level;
import org.faultline.trial.cases.word.ReportKey;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One report of a case as the JSON of a delivery, field by field; a field at fault is left out of it. */
public final class ReportFieldReader {
    private static final String DATASET = "case";
    private static final Map<String, Class<? extends Enum<?>>> WORDS =
            Map.of("type", EventType.class, "status", Status.class, "clarity", Clarity.class, "outcome", Outcome.class);
    private static final String ACCEPT = " If not, write '# accepted: …' and why at the end of the line";

    private final CaseEntry entry;
    private final CaseFaults faults;
    private final @Nullable CaseNames names;
    private final NumberFieldReader numbers;
    private final DateFieldReader dates;

    public ReportFieldReader(CaseEntry entry, CaseDays days, CaseFaults faults, @Nullable CaseNames names) {
        this.entry = entry;
        this.faults = faults;
        this.names = names;
        this.numbers = new NumberFieldReader(entry, faults);
        this.dates = new DateFieldReader(entry, days, faults);
    }

    /** @param report what it is like, or empty */
    public ObjectNode json(String id, ObjectNode report) {
        report.put("dataset", DATASET).put("externalId", id);
        if (!report.has("source")) {
            report.putObject("source").put("publisher", "source of " + id);
        }
        for (ReportKey one : ReportKey.ALL) {
            Node value = entry.get(one.key());
            if (value != null) {
                int before = faults.count();
                read(one, value, report);
                if (faults.count() > before) {
                    entry.setWrong(one.key());
                }
            }
        }
        return report;
    }

    private void read(ReportKey one, Node value, ObjectNode report) {
        String key = one.key();
        if (YamlJson.of(value).isNull() && !YamlNodes.isEmpty(value)) {
            report.putNull(key); // what it is like says something there, and this does not
            return;
        }
        switch (one.kind()) {
            case ID, LIKE -> {}
            case DAYS -> dates.days(value, report);
            case DATE -> dates.date(value, report);
            case WORD -> word(key, value, report);
            case NAMES -> report.set(key, names(key));
            case PLACE -> report.set(key, place(key, value));
            case PEOPLE -> numbers.people(key, value, report);
            case AMOUNT -> numbers.amount(key, value, report);
            case SOURCE -> report.set(key, named(key, value, "publisher", Level.SOURCE));
            case FLAG -> flag(key, value, report);
            case LIST -> list(key, value, report);
            default -> report.set(key, YamlJson.of(value));
        }
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void word(String key, Node value, ObjectNode report) {
        String upper = YamlNodes.text(value).toUpperCase(Locale.ROOT);
        Class type = Objects.requireNonNull(WORDS.get(key));
        List<String> known = java.util.Arrays.stream(type.getEnumConstants())
                .map(Object::toString)
                .toList();
        if (YamlNodes.isEmpty(value)) {
            faults.add(
                    entry.key(key),
                    Code.CASE_VALUE,
                    "a word is missing behind '" + key + ":'; write one of " + String.join(", ", known));
        } else if (known.contains(upper)) {
            report.put(key, upper);
        } else {
            CaseValues.oneOf(value, key, known.toArray(), Object::toString, faults);
        }
    }

    private ArrayNode names(String key) {
        ArrayNode all = SampleReports.empty().arrayNode();
        for (Node item : CaseValues.items(entry, key, faults)) {
            String name = YamlNodes.text(item);
            if (!(item instanceof ScalarNode) || name.isEmpty()) {
                faults.add(item, Code.CASE_VALUE, "'" + key + "' is a list of names: write '[regime, IRGC]'");
            } else {
                all.add(name);
                actor(item, name);
            }
        }
        return all;
    }

    private void actor(Node item, String name) {
        if (names == null || faults.accepted(item)) {
            return;
        }
        List<String> several = names.actorsIn(name);
        String meant = several.isEmpty() ? names.actorMeant(name) : "";
        if (!several.isEmpty()) {
            faults.add(
                    item,
                    Code.CASE_NAME,
                    "each actor stands by itself in the list: write [" + String.join(", ", several) + "]");
        } else if (!meant.isEmpty()) {
            faults.add(item, Code.CASE_NAME, "no actor is called '" + name + "'; did you mean " + meant + "?" + ACCEPT);
        }
    }

    private JsonNode place(String key, Node value) {
        if (value instanceof SequenceNode list) {
            faults.add(
                    value,
                    Code.CASE_VALUE,
                    "'" + key + "' is one place, not a list: write '" + key + ": "
                            + (list.getValue().isEmpty()
                                    ? "al-Bukamal"
                                    : YamlNodes.text(list.getValue().get(0))) + "'");
            return SampleReports.empty();
        }
        JsonNode place = named(key, value, "name", Level.PLACE);
        String name = place.path("name").asText();
        Node at = value instanceof MappingNode ? CaseEntry.ofAny(value, faults).get("name") : value;
        if (names != null && at != null && !name.isEmpty() && !faults.accepted(value) && !entry.isWrong(key)) {
            String country = place.path("country").asText(null);
            String meant = names.placeMeant(name, place.path("admin1").asText(null), country);
            if (!meant.isEmpty()) {
                faults.add(
                        at, Code.CASE_NAME, "no place is called '" + name + "'; did you mean " + meant + "?" + ACCEPT);
            }
            Node admin1 = value instanceof MappingNode
                    ? CaseEntry.ofAny(value, faults).get("admin1")
                    : null;
            String area = admin1 == null ? "" : names.admin1Meant(YamlNodes.text(admin1));
            if (admin1 != null && !area.isEmpty()) {
                faults.add(admin1, Code.CASE_NAME, "no area is called so; did you mean " + area + "?" + ACCEPT);
            }
        }
        return place;
    }

    /** By its fields, or by one of them alone. */
    private JsonNode named(String key, Node value, String field, Level level) {
        if (value instanceof MappingNode) {
            CaseEntry fields = CaseEntry.of(value, level, faults);
            ObjectNode json = SampleReports.empty();
            fields.fields().forEach((name, node) -> json.set(name, YamlJson.of(node)));
            return json;
        }
        String text = YamlNodes.text(value);
        if (value instanceof SequenceNode && !CaseValues.said(value).isEmpty()) {
            faults.add(
                    value,
                    Code.CASE_VALUE,
                    "'" + key + "' is no list: write '" + key + ": " + CaseValues.said(value) + "'");
            return SampleReports.empty();
        }
        if (text.isEmpty()) {
            faults.add(
                    value instanceof ScalarNode ? entry.key(key) : value,
                    Code.CASE_VALUE,
                    "a name stands here, or leave the key out");
            return SampleReports.empty();
        }
        return SampleReports.empty().put(field, text);
    }

    private void flag(String key, Node value, ObjectNode report) {
        if (!YamlNodes.text(value).matches("true|false")) {
            faults.add(
                    value,
                    Code.CASE_VALUE,
                    "'" + key + "' is true or false: write '" + key + ": " + (Truth.isYes(value) ? "true" : "false")
                            + "'");
        }
        report.put(key, YamlNodes.text(value).equals("true"));
    }

    private void list(String key, Node value, ObjectNode report) {
        List<Node> items = CaseValues.items(entry, key, faults);
        if (key.equals("quantities")) {
            for (Node item : items) {
                CaseEntry quantity = CaseEntry.of(item, Level.QUANTITY, faults);
                numbers.quantity(quantity);
            }
        }
        report.set(key, YamlJson.of(value));
    }
}
