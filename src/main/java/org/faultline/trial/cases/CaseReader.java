package org.faultline.trial.cases;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.entry.CaseValues;
import org.faultline.trial.cases.field.CaseDays;
import org.faultline.trial.cases.name.CaseNames;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.CaseYaml;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.faultline.trial.cases.word.Level;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads one cases file; goes on after a fault, so that one run names them all, and names nothing that only follows from another. */
final class CaseReader {
    private final Path path;
    private final CaseFaults faults;
    private final CaseContext context;
    private @Nullable CaseKnowledge knowledge = CaseKnowledge.CONFIGURED;

    CaseReader(Path path, CaseFaults faults, CaseContext context) {
        this.path = path;
        this.faults = faults;
        this.context = context;
    }

    List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (CaseYaml.Entry entry : CaseYaml.entries(faults)) {
            faults.within(entry.linesBefore());
            if (faults.isEnough()) {
                break;
            } else if (!YamlNodes.hasKey(entry.node(), "case") && isKnowledge(entry.node())) {
                forThoseBelow(CaseEntry.of(entry.node(), Level.KNOWLEDGE, faults));
            } else if (YamlNodes.hasKey(entry.node(), "knowledge")) {
                faults.add(
                        entry.node(),
                        Code.CASE_KEY,
                        "knowledge stands in an entry of its own above the cases: write '- knowledge: …', then '- case: …'");
            } else {
                cases.add(one(entry.node()));
            }
        }
        return List.copyOf(cases);
    }

    /** An entry of one key, which is that of knowledge or another word for it. */
    private static boolean isKnowledge(Node node) {
        return YamlNodes.hasKey(node, "knowledge")
                || (node instanceof MappingNode map
                        && map.getValue().size() == 1
                        && "knowledge".equals(CaseSynonyms.key(YamlNodes.firstKey(node), Level.KNOWLEDGE.keys())));
    }

    private void forThoseBelow(CaseEntry entry) {
        Node named = entry.get("knowledge");
        if (named == null) {
            knowledge = null;
            return;
        }
        CaseKnowledge found = CaseKnowledge.named(CaseValues.said(named), path);
        if (found == null) {
            String near = CaseKnowledge.meant(CaseValues.said(named), path);
            faults.add(
                    YamlNodes.isEmpty(named) ? entry.key("knowledge") : named,
                    Code.CASE_NAME,
                    "there is no knowledge '" + CaseValues.said(named) + "'"
                            + (near.isEmpty()
                                    ? ": write config (what is configured), sample (what comes"
                                            + " with the program) or the path of a folder from here"
                                    : "; did you mean " + near + "?"));
        }
        knowledge = found;
    }

    private Case one(Node node) {
        int before = faults.count();
        CaseEntry entry = CaseEntry.of(node, Level.CASE, faults);
        CaseNames names = knowledge == null ? null : context.names().apply(knowledge);
        boolean inSteps = entry.has("steps");
        String name = sentence(entry);
        if (inSteps && entry.has("reports")) {
            faults.add(
                    entry.key("reports"),
                    Code.CASE_KEY,
                    "a case has either 'reports:' or 'steps:'; within a step, write 'arrive:'");
            entry.setWrong("reports");
        }
        CaseDays days = new CaseDays(or(new CaseDays(CaseDays.DEFAULT).day(entry, "from", faults), CaseDays.DEFAULT));
        CaseReports reports = new CaseReports(days, faults, names);
        if (entry.isIncomplete() || entry.isWrong("reports") || entry.isWrong("steps")) {
            reports.setFaulty();
        }
        ExpectedReader expected = new ExpectedReader(context, names, faults);
        List<Case.Step> steps =
                inSteps ? steps(entry, days, reports, expected) : List.of(atOnce(entry, days, reports, expected));
        Map<String, LocalDate> heard = new TreeMap<>();
        Node sources = entry.get("heard");
        if (sources != null) {
            CaseEntry all = CaseEntry.ofAny(sources, faults);
            all.fields().keySet().forEach(s -> heard.put(s, or(days.day(all, s, faults), LocalDate.MIN)));
        }
        Case read = new Case(
                name, faults.line(node), steps, !inSteps, also(entry), heard, or(knowledge, CaseKnowledge.CONFIGURED));
        if (!read.also().isEmpty() && read.expectedLast().isEmpty() && faults.count() == before) {
            faults.add(entry.key("also"), Code.CASE_KEY, "'also' is for a case that fires at its end; leave it out");
        }
        return read;
    }

    private String sentence(CaseEntry entry) {
        Node said = entry.get("case");
        String name = YamlNodes.text(said);
        if (entry.lacks("case")) {
            faults.add(entry.node(), Code.CASE_KEY, "a case begins with a sentence: write '- case: …'");
        } else if (said != null && name.isEmpty()) {
            faults.add(
                    YamlNodes.isEmpty(said) ? entry.key("case") : said,
                    Code.CASE_VALUE,
                    "a case has a sentence: write 'case: \"what it is about\"'");
        }
        return name;
    }

    private Case.Step atOnce(CaseEntry entry, CaseDays days, CaseReports reports, ExpectedReader expected) {
        List<CaseReport> arrive = reports.read(CaseValues.items(entry, "reports", faults), null);
        if (entry.lacks("reports") && !entry.has("steps")) {
            reports.setFaulty();
            faults.add(entry.node(), Code.CASE_KEY, "a case has reports: write 'reports: [E001-01]'");
        } else if (arrive.isEmpty() && !reports.faulty()) {
            Node value = entry.get("reports");
            reports.setFaulty();
            if (value != null) {
                faults.add(value, Code.CASE_VALUE, "a case has reports: write 'reports: [E001-01]'");
            }
        }
        LocalDate today = days.day(entry, "today", faults);
        LocalDate on = or(
                today,
                arrive.stream()
                        .map(r -> r.report().date().end())
                        .max(LocalDate::compareTo)
                        .orElse(days.from()));
        List<Case.Expected> alerts = expected.alerts(entry, reports, true);
        return new Case.Step(faults.line(entry.node()), on, today, arrive, alerts);
    }

    private List<Case.Step> steps(CaseEntry entry, CaseDays days, CaseReports reports, ExpectedReader expected) {
        for (String key : List.of("fires", "silent", "today")) {
            if (entry.get(key) != null) {
                faults.add(
                        entry.key(key),
                        Code.CASE_KEY,
                        "where a case has steps, '" + key + "' stands in a step: indent it as 'on:' there");
                entry.setWrong(key);
            }
        }
        List<Case.Step> steps = new ArrayList<>();
        List<Node> nodes = CaseValues.items(entry, "steps", faults);
        for (int i = 0; i < nodes.size(); i++) {
            LocalDate before = steps.isEmpty()
                    ? LocalDate.MIN
                    : steps.get(steps.size() - 1).on();
            boolean looks = i == nodes.size() - 1 && !entry.has("fires") && !entry.has("silent");
            steps.add(step(CaseEntry.of(nodes.get(i), Level.STEP, faults), before, days, reports, expected, looks));
        }
        if (nodes.isEmpty() && entry.get("steps") instanceof SequenceNode list) {
            faults.add(list, Code.CASE_VALUE, "a case has steps: write '- on: day 1' below 'steps:'");
        }
        return steps.isEmpty() ? List.of(new Case.Step(1, days.from(), null, List.of(), null)) : List.copyOf(steps);
    }

    private Case.Step step(
            CaseEntry entry,
            LocalDate before,
            CaseDays days,
            CaseReports reports,
            ExpectedReader expected,
            boolean last) {
        LocalDate on = days.day(entry, "on", faults);
        Node said = entry.get("on");
        if (entry.lacks("on")) {
            faults.add(entry.node(), Code.CASE_KEY, "a step has a day: write 'on: day 3' or 'on: 2024-11-03'");
        } else if (on != null && said != null && on.isBefore(before)) {
            faults.add(
                    said,
                    Code.CASE_DATE,
                    "a step is not before the one above it: write 'on: " + before + "' or later, or move it up");
        }
        LocalDate day = on == null ? before.equals(LocalDate.MIN) ? days.from() : before : on;
        if (entry.isIncomplete() || entry.isWrong("arrive")) {
            reports.setFaulty();
        }
        List<CaseReport> arrive = new ArrayList<>(reports.read(CaseValues.items(entry, "arrive", faults), day));
        arrive.addAll(reports.withdraw(CaseValues.items(entry, "withdraw", faults), day));
        LocalDate today = or(days.day(entry, "today", faults), day);
        List<Case.Expected> alerts = expected.alerts(entry, reports, last);
        return new Case.Step(faults.line(entry.node()), day, today, arrive, alerts);
    }

    private Set<CaseVariation> also(CaseEntry entry) {
        Set<CaseVariation> also = EnumSet.noneOf(CaseVariation.class);
        for (Node item : CaseValues.items(entry, "also", faults)) {
            CaseVariation word = CaseValues.oneOf(item, "also", CaseVariation.values(), CaseVariation::word, faults);
            if (word != null) {
                also.add(word);
            }
        }
        return also;
    }

    private static <T> T or(@Nullable T value, T otherwise) {
        return Objects.requireNonNullElse(value, otherwise);
    }
}
