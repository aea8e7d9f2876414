package org.faultline.trial.cases;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.knowledge.yaml.YamlFault;
import org.faultline.rule.file.FilesBelow;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Reads one cases file; goes on after a fault, so that one run names them all. */
final class CaseReader {
    private static final Set<String> AT_ONCE = Set.of("case", "reports", "today", "fires", "silent", "also", "heard");
    private static final Set<String> IN_STEPS = Set.of("case", "from", "steps", "also", "heard");
    private static final Set<String> KNOWLEDGE = Set.of("knowledge");
    private static final Set<String> STEP = Set.of("on", "arrive", "withdraw", "today", "fires", "silent");
    private static final Set<String> ALERT =
            Set.of("groupBy", "evidence", "severity", "certainty", "condition", "text");

    private final Path path;
    private final List<String> faults;
    private CaseKnowledge knowledge = CaseKnowledge.CONFIGURED;

    CaseReader(Path path, List<String> faults) {
        this.path = path;
        this.faults = faults;
    }

    /** Where the text comes from. */
    interface Source {
        String text() throws IOException;
    }

    List<Case> cases(Source source) {
        String text = "";
        try {
            text = source.text();
            Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
            List<Case> cases = new ArrayList<>();
            for (Node node : root == null ? List.<Node>of() : CaseEntry.items(root, this::fault)) {
                Node named = CaseEntry.of(node, null, (at, reason) -> {}).get("knowledge");
                if (named == null) {
                    cases.add(one(node));
                } else {
                    CaseEntry.of(node, KNOWLEDGE, this::fault);
                    forThoseBelow(named);
                }
            }
            return List.copyOf(cases);
        } catch (YAMLException e) {
            faults.add(path + ":" + YamlFault.line(e, text) + ": is not YAML: " + YamlFault.words(e));
        } catch (IOException e) {
            faults.add(path + ":1: the file " + FilesBelow.reason(e));
        }
        return List.of();
    }

    private void forThoseBelow(Node named) {
        CaseKnowledge found = CaseKnowledge.named(CaseEntry.text(named), path);
        if (found == null) {
            fault(
                    named,
                    "there is no knowledge '" + CaseEntry.text(named)
                            + "': write config (what is configured), sample (what comes"
                            + " with the program) or the path of a folder from here");
        } else {
            knowledge = found;
        }
    }

    private Case one(Node node) {
        boolean inSteps = CaseEntry.of(node, null, (at, reason) -> {}).has("steps");
        CaseEntry entry = CaseEntry.of(node, inSteps ? IN_STEPS : AT_ONCE, this::fault);
        String name = entry.text("case");
        if (name.isEmpty()) {
            entry.fault("a case has a sentence: 'case: …'");
        }
        CaseDays days =
                new CaseDays(or(new CaseDays(CaseDays.DEFAULT).day(entry.get("from"), this::fault), CaseDays.DEFAULT));
        CaseReports reports = new CaseReports(days, this::fault);
        List<Case.Step> steps = inSteps ? steps(entry, days, reports) : List.of(atOnce(entry, days, reports));
        Map<String, LocalDate> heard = new TreeMap<>();
        Node sources = entry.get("heard");
        if (sources != null) {
            CaseEntry.of(sources, null, this::fault)
                    .fields()
                    .forEach((source, day) -> heard.put(source, or(days.day(day, this::fault), LocalDate.MIN)));
        }
        Case read = new Case(name, CaseEntry.line(node), steps, !inSteps, also(entry), heard, knowledge);
        if (!read.also().isEmpty() && read.expectedLast().isEmpty()) {
            entry.fault("'also' is for a case that fires at its end");
        }
        return read;
    }

    private Case.Step atOnce(CaseEntry entry, CaseDays days, CaseReports reports) {
        List<CaseReport> arrive = reports.read(entry.items("reports"), null);
        if (arrive.isEmpty()) {
            entry.fault("a case has reports");
        }
        LocalDate today = days.day(entry.get("today"), this::fault);
        LocalDate on = or(
                today,
                arrive.stream()
                        .map(r -> r.report().date().end())
                        .max(LocalDate::compareTo)
                        .orElse(days.from()));
        List<Case.Expected> alerts = alerts(entry, reports);
        if (alerts == null) {
            entry.fault("a case says either 'fires: …' or 'silent: true'");
        }
        return new Case.Step(CaseEntry.line(entry.node()), on, today, arrive, alerts);
    }

    private List<Case.Step> steps(CaseEntry entry, CaseDays days, CaseReports reports) {
        List<Case.Step> steps = new ArrayList<>();
        for (Node node : entry.items("steps")) {
            LocalDate before = steps.isEmpty()
                    ? LocalDate.MIN
                    : steps.get(steps.size() - 1).on();
            steps.add(step(CaseEntry.of(node, STEP, this::fault), before, days, reports));
        }
        if (steps.isEmpty() || steps.get(steps.size() - 1).alerts() == null) {
            entry.fault("the last step says either 'fires: …' or 'silent: true'");
        }
        return steps.isEmpty() ? List.of(new Case.Step(1, days.from(), null, List.of(), null)) : List.copyOf(steps);
    }

    private Case.Step step(CaseEntry entry, LocalDate before, CaseDays days, CaseReports reports) {
        LocalDate on = days.day(entry.get("on"), this::fault);
        if (!entry.has("on")) {
            entry.fault("a step has a day: 'on: day 3' or 'on: 2024-11-03'");
        } else if (on != null && on.isBefore(before)) {
            entry.fault("a step is not before the one above it, which is on " + before);
        }
        LocalDate day = or(on, days.from());
        List<CaseReport> arrive = new ArrayList<>(reports.read(entry.items("arrive"), day));
        arrive.addAll(reports.withdraw(entry.items("withdraw"), day));
        LocalDate today = or(days.day(entry.get("today"), this::fault), day);
        List<Case.Expected> alerts = alerts(entry, reports);
        return new Case.Step(CaseEntry.line(entry.node()), day, today, arrive, alerts);
    }

    /** The alerts that fire, none where it is silent, null where neither is said. */
    private @Nullable List<Case.Expected> alerts(CaseEntry entry, CaseReports reports) {
        boolean silent = entry.text("silent").equals("true");
        List<Node> fires = entry.items("fires");
        if (silent && !fires.isEmpty()) {
            entry.fault("a case says either 'fires: …' or 'silent: true', not both");
        } else if (entry.has("silent") && !silent) {
            entry.fault("'silent' can only be true");
        }
        List<Case.Expected> alerts = fires.stream().map(f -> alert(f, reports)).toList();
        return silent || !alerts.isEmpty() ? alerts : null;
    }

    private Case.Expected alert(Node node, CaseReports reports) {
        CaseEntry entry = CaseEntry.of(node, ALERT, this::fault);
        if (!entry.has("groupBy")) {
            entry.fault("a firing has 'groupBy: {…}'");
        }
        Node text = entry.get("text");
        Set<String> evidence = new TreeSet<>();
        for (Node item : entry.items("evidence")) {
            String key = reports.key(CaseEntry.text(item));
            if (key == null) {
                fault(item, "'" + CaseEntry.text(item) + "' is no report of this case");
            } else {
                evidence.add(key);
            }
        }
        return new Case.Expected(
                entry.texts("groupBy"),
                evidence,
                entry.oneOf("severity", Severity.class),
                entry.oneOf("certainty", Certainty.class),
                entry.oneOf("condition", Condition.class),
                text != null ? ExpectedText.of(text, this::fault) : null);
    }

    private Set<CaseVariation> also(CaseEntry entry) {
        Set<CaseVariation> also = EnumSet.noneOf(CaseVariation.class);
        for (Node item : entry.items("also")) {
            CaseVariation word = CaseEntry.oneOf(item, CaseVariation.values(), CaseVariation::word, this::fault);
            if (word != null) {
                also.add(word);
            }
        }
        return also;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }

    private void fault(Node node, String reason) {
        faults.add(path + ":" + CaseEntry.line(node) + ": " + reason);
    }
}
