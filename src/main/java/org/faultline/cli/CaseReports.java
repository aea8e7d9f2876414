package org.faultline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.report.Delivery;
import org.faultline.report.Rejection;
import org.faultline.report.Report;
import org.faultline.report.ReportReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * The reports of one case. A report of its own has the fields that reports always have, and these short forms: {@code id} (else
 * {@code r1}, {@code r2}, … by its position); {@code on: 2024-11-02} or {@code on: 2024-11-02..2024-11-09} for the date;
 * {@code place}, {@code origin} and {@code destination} by name alone; {@code source} by name alone, else one source of its own a report.
 */
final class CaseReports {
    private static final String DATASET = "case";
    private static final Instant ARRIVAL = Instant.parse("2000-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ObjectNode> SAMPLE = sample();

    private final CaseFile.Faults faults;
    private final List<Report> all = new ArrayList<>();
    private final Map<String, String> keys = new HashMap<>();
    private int position;

    CaseReports(CaseFile.Faults faults) {
        this.faults = faults;
    }

    List<Report> all() {
        return all;
    }

    /** The key of the report that a case calls by that id, or null. */
    @Nullable
    String key(String id) {
        return keys.get(id);
    }

    void add(Node node) {
        position++;
        if (node instanceof ScalarNode id) {
            ObjectNode sample = sample(id, id.getValue());
            if (sample != null) {
                read(sample, node, Map.of());
            }
            return;
        }
        Map<String, Node> fields = CaseFile.fields(node, null, faults);
        Node like = fields.remove("like");
        ObjectNode report = like instanceof ScalarNode id ? sample(id, id.getValue()) : JSON.createObjectNode();
        if (report != null) {
            read(written(report, fields), node, fields);
        }
    }

    private @Nullable ObjectNode sample(Node node, String id) {
        ObjectNode sample = SAMPLE.get(id);
        if (sample == null) {
            faults.at(node, "'" + id + "' is no report of the sample corpus");
        }
        return sample == null ? null : sample.deepCopy();
    }

    private ObjectNode written(ObjectNode report, Map<String, Node> fields) {
        String id = fields.containsKey("id") ? json(fields.get("id")).asText() : "r" + position;
        report.put("dataset", DATASET).put("externalId", id);
        if (!report.has("source")) {
            report.putObject("source").put("publisher", "source of " + id);
        }
        fields.forEach((name, node) -> {
            JsonNode value = json(node);
            switch (name) {
                case "id" -> {}
                case "on" -> report.set("date", date(value.asText()));
                case "place", "origin", "destination" -> report.set(name, named("name", value));
                case "source" -> report.set(name, named("publisher", value));
                default -> report.set(name, value);
            }
        });
        return report;
    }

    private static ObjectNode date(String text) {
        int dots = text.indexOf("..");
        ObjectNode date = JSON.createObjectNode();
        return dots < 0
                ? date.put("best", text)
                : date.put("start", text.substring(0, dots)).put("end", text.substring(dots + 2));
    }

    private static JsonNode named(String field, JsonNode value) {
        return value.isTextual() ? JSON.createObjectNode().set(field, value) : value;
    }

    private void read(ObjectNode report, Node node, Map<String, Node> fields) {
        Delivery delivery = ReportReader.readJson(report.toString(), ARRIVAL);
        for (List<Rejection> wrong : List.of(delivery.rejected(), delivery.warnings())) {
            wrong.forEach(r -> faults.at(place(r.field(), node, fields), r.field() + " " + shown(r) + r.reason()));
        }
        for (Delivery.Item item : delivery.items()) {
            all.add(item.report());
            keys.put(item.report().externalId(), item.report().key());
        }
    }

    private static String shown(Rejection r) {
        return r.value() == null ? "" : "'" + r.value() + "' ";
    }

    /** The line of the field at fault, or of the report where it is not written there. */
    private static Node place(String field, Node report, Map<String, Node> fields) {
        String name = field.replaceFirst("[.\\[].*", "");
        Node at = fields.getOrDefault(name, fields.get(name.equals("date") ? "on" : "id"));
        return Objects.requireNonNullElse(at, report);
    }

    private static JsonNode json(@Nullable Node node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof MappingNode) {
            ObjectNode object = make.objectNode();
            CaseFile.fields(node, null, (n, reason) -> {}).forEach((name, value) -> object.set(name, json(value)));
            return object;
        } else if (node instanceof SequenceNode list) {
            return make.arrayNode()
                    .addAll(list.getValue().stream().map(CaseReports::json).toList());
        } else if (node instanceof ScalarNode scalar) {
            return scalar(scalar, make);
        }
        return make.nullNode();
    }

    /** Numbers, truth values and null as YAML tells them; all else, dates too, is text. */
    private static JsonNode scalar(ScalarNode scalar, JsonNodeFactory make) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return make.nullNode();
        } else if (tag.equals(Tag.BOOL)) {
            return make.booleanNode(Boolean.parseBoolean(text));
        } else if (tag.equals(Tag.INT) && text.matches("-?\\d{1,9}")) {
            return make.numberNode(Integer.parseInt(text));
        } else if (tag.equals(Tag.FLOAT) && text.matches("-?\\d+\\.\\d+")) {
            return make.numberNode(Double.parseDouble(text));
        }
        return make.textNode(text);
    }

    private static Map<String, ObjectNode> sample() {
        try (InputStream in =
                Objects.requireNonNull(CaseReports.class.getResourceAsStream("/sample/reports.json"), "the sample")) {
            Map<String, ObjectNode> all = new LinkedHashMap<>();
            for (JsonNode report : JSON.readTree(in)) {
                all.put(report.path("externalId").asText(), (ObjectNode) report);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the sample corpus", e);
        }
    }
}
