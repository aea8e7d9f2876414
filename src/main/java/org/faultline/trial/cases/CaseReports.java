package org.faultline.trial.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.ReportReader;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * The reports of one case. A report of its own has the fields that reports always have, and these short forms: {@code id} (else
 * {@code r1}, {@code r2}, … by its position); {@code on: 2024-11-02} or {@code on: 2024-11-02..2024-11-09} for the date, or {@code on: day 2} of the case;
 * {@code place}, {@code origin} and {@code destination} by name alone; {@code source} by name alone, else one source of its own a report.
 */
final class CaseReports {
    private static final String DATASET = "case";
    private static final Instant ARRIVAL = Instant.parse("2000-01-01T00:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, ObjectNode> SAMPLE = sample();

    private final CaseDays days;
    private final CaseEntry.Faults faults;
    private final Map<String, CaseReport> known = new HashMap<>();
    private int position;
    private Instant at = ARRIVAL;

    CaseReports(CaseDays days, CaseEntry.Faults faults) {
        this.days = days;
        this.faults = faults;
    }

    /** The key of the report that a case calls by that id, or null. */
    @Nullable
    String key(String id) {
        CaseReport report = known.get(id);
        return report == null ? null : report.key();
    }

    /**
     * The reports of a list that are without fault.
     *
     * @param on the day they arrive; null where that does not matter
     */
    List<CaseReport> read(List<Node> nodes, @Nullable LocalDate on) {
        arriving(on);
        return nodes.stream().map(this::one).filter(Objects::nonNull).toList();
    }

    /** The withdrawals of reports that came before. */
    List<CaseReport> withdraw(List<Node> ids, LocalDate on) {
        arriving(on);
        List<CaseReport> withdrawn = new ArrayList<>();
        for (Node id : ids) {
            CaseReport report = known.get(CaseEntry.text(id));
            if (report == null) {
                faults.at(id, "'" + CaseEntry.text(id) + "' is no report that arrived before");
            } else {
                withdrawn.add(report.withdrawn(at));
            }
        }
        return withdrawn;
    }

    /** Later arrivals of one day are newer. */
    private void arriving(@Nullable LocalDate on) {
        Instant noon = on == null ? ARRIVAL : on.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        at = on != null && !noon.isAfter(at) ? at.plusSeconds(1) : noon;
    }

    private @Nullable CaseReport one(Node node) {
        position++;
        if (node instanceof ScalarNode id) {
            ObjectNode sample = sample(id, id.getValue());
            return sample == null ? null : read(id.getValue(), sample, node, Map.of());
        }
        CaseEntry entry = CaseEntry.of(node, null, faults);
        Node like = entry.fields().remove("like");
        ObjectNode report = like instanceof ScalarNode id ? known(id, id.getValue()) : JSON.createObjectNode();
        String id = entry.has("id") ? entry.text("id") : "r" + position;
        return report == null ? null : read(id, written(id, report, entry.fields()), node, entry.fields());
    }

    private @Nullable ObjectNode known(Node node, String id) {
        CaseReport own = known.get(id);
        return own == null ? sample(node, id) : own.json().deepCopy();
    }

    private @Nullable ObjectNode sample(Node node, String id) {
        ObjectNode sample = SAMPLE.get(id);
        if (sample == null) {
            faults.at(node, "'" + id + "' is no report of the sample corpus");
        }
        return sample == null ? null : sample.deepCopy();
    }

    private ObjectNode written(String id, ObjectNode report, Map<String, Node> fields) {
        report.put("dataset", DATASET).put("externalId", id);
        if (!report.has("source")) {
            report.putObject("source").put("publisher", "source of " + id);
        }
        fields.forEach((name, node) -> {
            JsonNode value = YamlJson.of(node);
            switch (name) {
                case "id" -> {}
                case "on" -> report.set("date", date(days.absolute(value.asText())));
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

    private @Nullable CaseReport read(String id, ObjectNode json, Node node, Map<String, Node> fields) {
        Delivery delivery = ReportReader.readJson(json.toString(), at);
        for (List<Rejection> wrong : List.of(delivery.rejected(), delivery.warnings())) {
            wrong.forEach(r -> faults.at(place(r.field(), node, fields), r.field() + " " + shown(r) + r.reason()));
        }
        if (delivery.items().isEmpty()) {
            return null;
        }
        CaseReport read = new CaseReport(id, json, delivery.items().get(0).report());
        known.put(id, read);
        return read;
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
