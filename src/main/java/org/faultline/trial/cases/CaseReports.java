package org.faultline.trial.cases;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.read.ReportReader;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.field.CaseDays;
import org.faultline.trial.cases.field.RefusedFields;
import org.faultline.trial.cases.field.ReportFieldReader;
import org.faultline.trial.cases.name.CaseNames;
import org.faultline.trial.cases.name.SampleReports;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.Level;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The reports of one case: of the sample by their ids, or of its own in the fields of {@link org.faultline.trial.cases.word.ReportKey}. */
final class CaseReports {
    private static final Instant ARRIVAL = Instant.parse("2000-01-01T00:00:00Z");

    private final CaseDays days;
    private final CaseFaults faults;
    private final @Nullable CaseNames names;
    private final Map<String, CaseReport> known = new HashMap<>();
    private boolean faulty;
    private int position;
    private Instant at = ARRIVAL;

    CaseReports(CaseDays days, CaseFaults faults, @Nullable CaseNames names) {
        this.days = days;
        this.faults = faults;
        this.names = names;
    }

    /** The key of the report that a node calls by its id; null where there is none, which is a fault unless it may be one that is at fault. */
    @Nullable
    String key(Node id, String otherwise) {
        CaseReport report = named(id, otherwise);
        return report == null ? null : report.key();
    }

    private @Nullable CaseReport named(Node node, String otherwise) {
        String id = YamlNodes.text(node);
        CaseReport report = known.get(id);
        if (report == null && !faulty) {
            String near = SampleReports.nearestOf(id, known.keySet());
            faults.add(
                    node,
                    Code.CASE_NAME,
                    (id.isEmpty() ? "the id of a report stands here" : "'" + id + "' " + otherwise)
                            + (near.isEmpty()
                                    ? known.isEmpty()
                                            ? ""
                                            : "; they are "
                                                    + String.join(
                                                            ", ",
                                                            known.keySet().stream()
                                                                    .sorted()
                                                                    .limit(12)
                                                                    .toList())
                                    : "; did you mean " + near + "?"));
        }
        return report;
    }

    /** Whether a report is at fault, so that what is said of it cannot be judged. */
    boolean faulty() {
        return faulty;
    }

    void setFaulty() {
        faulty = true;
    }

    /**
     * The reports of a list that are without fault.
     *
     * @param on the day they arrive; null where that does not matter
     */
    List<CaseReport> read(List<Node> nodes, @Nullable LocalDate on) {
        arriving(on);
        if (isOneReportWithoutBraces(nodes)) {
            faulty = true;
            faults.add(
                    nodes.get(0),
                    Code.CASE_YAML,
                    "a report on one line stands in braces: write '[{id: a, type: CLASH, …}]'");
            return List.of();
        }
        Set<String> ids = new HashSet<>();
        List<CaseReport> read = new ArrayList<>();
        for (Node node : nodes) {
            if (faults.isEnough()) {
                break;
            }
            int before = faults.count();
            CaseReport report = one(node);
            if (report == null || faults.count() > before) {
                faulty = true;
            }
            if (report != null && !ids.add(report.id())) {
                faulty = true;
                Node id = node instanceof MappingNode
                        ? Objects.requireNonNullElse(
                                CaseEntry.ofAny(node, faults).get("id"), node)
                        : node;
                faults.add(
                        id,
                        Code.CASE_NAME,
                        "'" + report.id() + "' is the id of another report above: write " + free(ids));
            } else if (report != null) {
                read.add(report);
            }
        }
        return read;
    }

    private String free(Set<String> ids) {
        for (char c = 'a'; c <= 'z'; c++) {
            if (!ids.contains(String.valueOf(c)) && !known.containsKey(String.valueOf(c))) {
                return "id: " + c;
            }
        }
        return "an id of its own";
    }

    /** {@code [id: a, type: CLASH]} is a list of pairs. */
    private static boolean isOneReportWithoutBraces(List<Node> nodes) {
        return nodes.size() > 1
                && nodes.stream()
                        .allMatch(n -> n instanceof MappingNode map
                                && map.getValue().size() == 1
                                && map.getStartMark().getLine()
                                        == nodes.get(0).getStartMark().getLine()
                                && Level.REPORT.keys().contains(YamlNodes.firstKey(map)))
                && nodes.stream().map(YamlNodes::firstKey).distinct().count() == nodes.size();
    }

    /** The withdrawals of reports that came before. */
    List<CaseReport> withdraw(List<Node> ids, LocalDate on) {
        arriving(on);
        List<CaseReport> withdrawn = new ArrayList<>();
        for (Node id : ids) {
            CaseReport report = named(id, "is no report that arrived before");
            if (report != null) {
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
            ObjectNode sample = sample(id);
            return sample == null ? null : read(YamlNodes.text(id), sample);
        }
        if (node instanceof SequenceNode) {
            faults.add(
                    node, Code.CASE_VALUE, "a report stands in braces, not in a list: write '{id: a, type: CLASH, …}'");
            return null;
        }
        String first = YamlNodes.firstKey(node);
        if (known.containsKey(first) || SampleReports.find(first) != null) {
            faults.add(
                    YamlNodes.keyNode(node, first),
                    Code.CASE_KEY,
                    "a report that differs from another says so with 'like': write '{like: " + first + ", …}'");
            return null;
        }
        CaseEntry entry = CaseEntry.of(node, Level.REPORT, faults);
        Node like = entry.get("like");
        ObjectNode base = like != null ? known(like) : SampleReports.empty();
        String id = entry.get("id") == null ? "r" + position : entry.text("id");
        if (entry.has("id") && !entry.isWrong("id") && !id.matches("[^:\\s]{1,100}")) {
            faults.add(
                    YamlNodes.isEmpty(entry.get("id")) ? entry.key("id") : Objects.requireNonNull(entry.get("id")),
                    Code.CASE_VALUE,
                    "the id of a report is one word, without spaces and colons: write 'id: a'");
            entry.setWrong("id");
            id = "r" + position;
        }
        boolean based = entry.has("like");
        int before = faults.count();
        ObjectNode json = new ReportFieldReader(entry, days, faults, names)
                .json(id, base == null ? SampleReports.empty() : base.deepCopy());
        if (!based || base != null) {
            new RefusedFields(entry, faults).add(json, based, at);
        }
        return base == null || faults.count() > before || entry.isIncomplete() ? null : read(id, json);
    }

    private @Nullable ObjectNode known(Node node) {
        CaseReport own = known.get(YamlNodes.text(node));
        return own == null ? sample(node) : own.json().deepCopy();
    }

    private @Nullable ObjectNode sample(Node node) {
        String id = YamlNodes.text(node);
        ObjectNode sample = SampleReports.find(id);
        if (sample == null && !(faulty && !id.matches("(?i)e\\d+.*"))) {
            String near = SampleReports.nearest(id, known.keySet());
            faults.add(
                    node,
                    Code.CASE_NAME,
                    (id.isEmpty()
                                    ? "a report stands here"
                                    : "'" + (id.length() > 60 ? id.substring(0, 60) + "…" : id)
                                            + "' is no report of the sample"
                                            + (known.isEmpty() ? "" : ", nor of this case"))
                            + (near.isEmpty()
                                    ? ": write one such as E001-01, or one of its own, {id: a, type: CLASH, …}"
                                    : "; did you mean " + near + "?"));
        }
        return sample;
    }

    private @Nullable CaseReport read(String id, ObjectNode json) {
        Delivery delivery = ReportReader.readJson(json.toString(), at);
        if (delivery.items().isEmpty()) {
            return null;
        }
        CaseReport read = new CaseReport(id, json, delivery.items().get(0).report());
        known.put(id, read);
        return read;
    }
}
