package org.faultline.trial.cases.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.faultline.report.Clarity;
import org.faultline.report.EventType;
import org.faultline.report.Outcome;
import org.faultline.report.Status;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.ReportReader;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.entry.CaseValues;
import org.faultline.trial.cases.entry.Truth;
import org.faultline.trial.cases.entry.YamlJson;
import org.faultline.trial.cases.name.CaseNames;
import org.faultline.trial.cases.name.SampleReports;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.DateWords;
import org.faultline.trial.cases.word.Level;
import org.faultline.trial.cases.word.ReportKey;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One report of a case as the JSON of a delivery, field by field; a field at fault is left out of it. */
public final class ReportFieldReader {
    private static final String DATASET = "case";
    private static final Map<String, Class<? extends Enum<?>>> WORDS =
            Map.of("type", EventType.class, "status", Status.class, "clarity", Clarity.class, "outcome", Outcome.class);
    private static final Set<String> SIDES = Set.of("sideA", "sideB");

    private final CaseEntry entry;
    private final CaseDays days;
    private final CaseFaults faults;
    private final @Nullable CaseNames names;
    private final NumberFieldReader numbers;

    public ReportFieldReader(CaseEntry entry, CaseDays days, CaseFaults faults, @Nullable CaseNames names) {
        this.entry = entry;
        this.days = days;
        this.faults = faults;
        this.names = names;
        this.numbers = new NumberFieldReader(entry, faults);
    }

    /** @param report what it is like, or empty */
    public ObjectNode json(String id, ObjectNode report) {
        report.put("dataset", DATASET).put("externalId", id);
        if (!report.has("source")) {
            report.putObject("source").put("publisher", "source of " + id);
        }
        for (ReportKey form : ReportKey.ALL) {
            Node value = entry.get(form.key());
            if (value != null) {
                int before = faults.count();
                read(form, value, report);
                if (faults.count() > before) {
                    entry.setWrong(form.key());
                }
            }
        }
        return report;
    }

    private void read(ReportKey form, Node value, ObjectNode report) {
        String key = form.key();
        if (YamlJson.of(value).isNull() && !YamlNodes.isEmpty(value)) {
            report.putNull(key); // what it is like says something there, and this does not
            return;
        }
        switch (form.kind()) {
            case ID, LIKE -> {}
            case DAYS -> days(value, report);
            case DATE -> date(value, report);
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

    private void days(Node value, ObjectNode report) {
        CaseDays.Span span = days.span(value, entry.key("on"), true, faults);
        if (span != null) {
            ObjectNode date = report.putObject("date");
            if (span.first().equals(span.last())) {
                date.put("best", span.first().toString());
            } else {
                date.put("start", span.first().toString())
                        .put("end", span.last().toString());
            }
        }
    }

    private void date(Node value, ObjectNode report) {
        if (value instanceof ScalarNode) {
            String form = YamlNodes.text(value);
            faults.add(
                    entry.key("date"),
                    Code.CASE_KEY,
                    "a day or range is under 'on': write 'on: "
                            + (form.isEmpty() || form.length() > 40 ? "2024-11-02" : form) + "'");
            return;
        }
        CaseEntry date = CaseEntry.of(value, Level.DATE, faults);
        ObjectNode json = report.putObject("date");
        for (String name : List.of("start", "end", "best")) {
            java.time.LocalDate day = days.day(date, name, faults);
            if (day != null) {
                json.put(name, day.toString());
            }
        }
        Node end = date.get("end");
        if (end != null
                && json.path("start").asText().compareTo(json.path("end").asText("9")) > 0) {
            faults.add(
                    end,
                    Code.CASE_DATE,
                    "the range ends before it begins: write 'start: "
                            + json.path("end").asText() + ", end: "
                            + json.path("start").asText() + "'");
        }
        Node precision = date.get("precision");
        if (precision != null) {
            json.set("precision", YamlJson.of(precision));
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

    private static final String ACCEPT = " If not, write '# accepted: …' and why at the end of the line";

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

    /** What any delivery would be refused for, of the fields that are not at fault already. */
    public void check(ObjectNode json, boolean based, Instant at) {
        Delivery delivery = ReportReader.readJson(json.toString(), at);
        for (List<Rejection> wrong : List.of(delivery.rejected(), delivery.warnings())) {
            for (Rejection r : wrong) {
                String field = r.field().replaceFirst("[.\\[].*", "");
                String key = field.equals("date") ? "on" : field;
                if (r.reason().contains("required") && !entry.has(field) && !entry.has(key)) {
                    required(field, based);
                } else if (!entry.isWrong(field) && !entry.isWrong(key) && !field.equals("externalId")) {
                    faults.add(
                            place(r.field(), key),
                            Code.CASE_VALUE,
                            r.field() + " " + shown(r) + r.reason() + instead(r));
                }
            }
        }
    }

    private void required(String field, boolean based) {
        boolean side = SIDES.contains(field) && (entry.has("sideA") || entry.has("sideB"));
        if (entry.isIncomplete() || based || side) {
            return;
        }
        String missing = field.equals("type")
                ? "what happened: write 'type: CLASH'"
                : field.equals("date")
                        ? "when it happened: write 'on: 2024-11-02'"
                        : SIDES.contains(field) ? "who acted: write 'sideA: [regime]'" : "'" + field + "'";
        faults.add(entry.node(), Code.CASE_KEY, "a report says " + missing);
    }

    /** The value of a path such as {@code place.country}, as far as it is written here. */
    private Node place(String path, String key) {
        String[] steps = path.split("\\.|(?=\\[)", -1);
        Node at = entry.get(steps[0]);
        at = at == null ? entry.get(key) : at;
        for (int i = 1; i < steps.length && at != null; i++) {
            Node within = null;
            if (at instanceof MappingNode map) {
                for (NodeTuple field : map.getValue()) {
                    within = YamlNodes.text(field.getKeyNode()).equals(steps[i]) ? field.getValueNode() : within;
                }
            } else if (at instanceof SequenceNode list && steps[i].matches("\\[\\d{1,4}]")) {
                int item = Integer.parseInt(steps[i].substring(1, steps[i].length() - 1));
                within = item < list.getValue().size() ? list.getValue().get(item) : null;
            }
            if (within == null) {
                break;
            }
            at = within;
        }
        return at == null ? entry.node() : at;
    }

    /** What to type instead, where that can be told. */
    private static String instead(Rejection r) {
        String value = String.valueOf(r.value());
        if (r.reason().startsWith("must be degrees") && value.matches("-?\\d+(\\.\\d+)?")) {
            return "; write " + value + " without quotes";
        } else if (r.reason().startsWith("is not a time with zone")) {
            List<String> days = DateWords.meant(value, false, CaseDays.DEFAULT.getYear());
            return days.isEmpty() || days.get(0).startsWith("day") ? "" : "; write " + days.get(0) + "T12:00:00Z";
        } else if (r.reason().startsWith("is not an http") && value.matches("\\S+\\.\\S+")) {
            return "; write https://" + value;
        }
        return "";
    }

    private static String shown(Rejection r) {
        return r.value() == null ? "" : "'" + r.value() + "' ";
    }
}
