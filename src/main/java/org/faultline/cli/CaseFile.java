package org.faultline.cli;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.report.Nearest;
import org.faultline.report.Report;
import org.faultline.rule.Severity;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Reads {@code <rule>.cases.yaml}, a list of cases such as
 *
 * <pre>
 * - case: allies clash twice in a week                 # a sentence
 *   reports:
 *     - E001-01                                        # a report of the sample corpus,
 *     - {like: E000-10, status: ALLEGED}               # one that differs from it in the fields named,
 *     - {id: a, type: CLASH, on: 2024-11-02, sideA: [regime], sideB: [IRGC], place: al-Bukamal}    # or one of its own
 *   today: 2024-11-18                                  # for rules that ask for the day; may be left out
 *   fires:                                             # exactly these, or else:  silent: true
 *     - groupBy: {dyad: assad-side|iran-axis, admin1: Deir ez-Zor}
 *       evidence: [E001-01, a]                         # every event, by one of its reports
 *       severity: HIGH                                 # may be left out
 * </pre>
 *
 * Firings that agree in their group-by values and share an event are one entry of {@code fires}, since people see one story. See
 * {@link CaseReports} for the short form of reports.
 */
record CaseFile(Path path, String rule, List<Case> cases) {
    static final String ENDING = ".cases.yaml";

    /** @throws CaseFault naming every fault of the file */
    static CaseFile read(Path path) {
        List<String> faults = new ArrayList<>();
        List<Case> cases = new Reader(path, faults).cases();
        if (!faults.isEmpty()) {
            throw new CaseFault(faults);
        }
        String name = path.getFileName().toString();
        return new CaseFile(path, name.substring(0, name.length() - ENDING.length()), List.copyOf(cases));
    }

    /** Notes what is wrong at a line. */
    interface Faults {
        void at(Node node, String reason);
    }

    /** The fields of a mapping by name; a name that is not known, or is there twice, is a fault. */
    static Map<String, Node> fields(Node node, @Nullable Set<String> known, Faults faults) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map)) {
            faults.at(node, "must be a mapping of names to values");
            return fields;
        }
        for (NodeTuple tuple : map.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (known != null && !known.contains(name)) {
                faults.at(tuple.getKeyNode(), "unknown field '" + name + "'" + Nearest.hint(name, known));
            } else if (fields.putIfAbsent(name, tuple.getValueNode()) != null) {
                faults.at(tuple.getKeyNode(), "field '" + name + "' is there twice");
            }
        }
        return fields;
    }

    /** Reads one file; goes on after a fault, so that one run names them all. */
    private static final class Reader {
        private static final Set<String> CASE = Set.of("case", "reports", "today", "fires", "silent");
        private static final Set<String> FIRES = Set.of("groupBy", "evidence", "severity");

        private final Path path;
        private final List<String> faults;

        Reader(Path path, List<String> faults) {
            this.path = path;
            this.faults = faults;
        }

        List<Case> cases() {
            try {
                Node root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(path)));
                return root == null
                        ? List.of()
                        : items(root).stream().map(this::one).toList();
            } catch (MarkedYAMLException e) {
                int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
                faults.add(path + ":" + line + ": is not YAML: " + e.getProblem());
            } catch (YAMLException e) {
                faults.add(path + ":1: is not YAML: " + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException("could not read " + path, e);
            }
            return List.of();
        }

        private Case one(Node node) {
            Map<String, Node> fields = fields(node, CASE, this::fault);
            String name = text(fields.get("case"));
            if (name.isEmpty()) {
                fault(node, "a case has a sentence: 'case: …'");
            }
            CaseReports reports = new CaseReports(this::fault);
            items(fields.get("reports")).forEach(reports::add);
            if (reports.all().isEmpty()) {
                fault(node, "a case has reports");
            }
            boolean silent = text(fields.get("silent")).equals("true");
            List<Node> fires = items(fields.get("fires"));
            if (silent == !fires.isEmpty()) {
                fault(node, "a case says either 'fires: …' or 'silent: true'");
            }
            return new Case(
                    name,
                    line(node),
                    List.<Report>copyOf(reports.all()),
                    day(fields.get("today")),
                    fires.stream().map(f -> expected(f, reports)).toList());
        }

        private Case.Expected expected(Node node, CaseReports reports) {
            Map<String, Node> fields = fields(node, FIRES, this::fault);
            Map<String, String> groupBy = new LinkedHashMap<>();
            Node values = fields.get("groupBy");
            if (values == null) {
                fault(node, "a firing has 'groupBy: {…}'");
            } else {
                fields(values, null, this::fault).forEach((name, value) -> groupBy.put(name, text(value)));
            }
            Set<String> evidence = new TreeSet<>();
            for (Node item : items(fields.get("evidence"))) {
                String key = reports.key(text(item));
                if (key == null) {
                    fault(item, "'" + text(item) + "' is no report of this case");
                } else {
                    evidence.add(key);
                }
            }
            if (evidence.isEmpty()) {
                fault(node, "a firing has 'evidence: […]'");
            }
            return new Case.Expected(groupBy, evidence, severity(fields.get("severity")));
        }

        private @Nullable Severity severity(@Nullable Node node) {
            if (node == null) {
                return null;
            }
            for (Severity severity : Severity.values()) {
                if (severity.name().equals(text(node))) {
                    return severity;
                }
            }
            fault(node, "'" + text(node) + "' is none of " + Arrays.toString(Severity.values()));
            return null;
        }

        private @Nullable LocalDate day(@Nullable Node node) {
            try {
                return node == null ? null : LocalDate.parse(text(node));
            } catch (DateTimeParseException e) {
                fault(node, "'" + text(node) + "' is not a calendar date (YYYY-MM-DD)");
                return null;
            }
        }

        private List<Node> items(@Nullable Node node) {
            if (node == null) {
                return List.of();
            }
            if (node instanceof SequenceNode list) {
                return list.getValue();
            }
            fault(node, "must be a list");
            return List.of();
        }

        private static String text(@Nullable Node node) {
            return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
        }

        private static int line(Node node) {
            return node.getStartMark().getLine() + 1;
        }

        private void fault(Node node, String reason) {
            faults.add(path + ":" + line(node) + ": " + reason);
        }
    }
}
