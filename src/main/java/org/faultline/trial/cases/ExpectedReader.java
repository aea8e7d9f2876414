package org.faultline.trial.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.alert.certainty.Certainty;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.entry.CaseValues;
import org.faultline.trial.cases.entry.Truth;
import org.faultline.trial.cases.name.CaseNames;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.faultline.trial.cases.word.Level;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads what must stand after a case or a step of it. */
final class ExpectedReader {
    private final @Nullable List<String> groupBy;
    private final @Nullable String alertText;
    private final @Nullable CaseNames names;
    private final CaseFaults faults;

    ExpectedReader(CaseContext context, @Nullable CaseNames names, CaseFaults faults) {
        this.groupBy = context.groupBy();
        this.alertText = context.text();
        this.names = names;
        this.faults = faults;
    }

    /**
     * The alerts that fire, none where it is silent, null where neither is said.
     *
     * @param needed whether one of the two must be said
     */
    @Nullable
    List<Case.Expected> alerts(CaseEntry entry, CaseReports reports, boolean needed) {
        Node silence = entry.get("silent");
        boolean silent = YamlNodes.text(silence).equals("true");
        Node fires = entry.get("fires");
        if (silence != null && !silent) {
            silent(entry, silence);
        } else if (silent
                && fires != null
                && !(fires instanceof SequenceNode list && list.getValue().isEmpty())) {
            faults.add(
                    entry.key("silent"),
                    Code.CASE_KEY,
                    "a case has either 'fires:' or 'silent: true', not both; leave one of them out");
        }
        if (fires != null && !silent && Truth.isNo(fires)) {
            faults.add(
                    entry.key("fires"),
                    Code.CASE_VALUE,
                    "where nothing may be raised, write 'silent: true' in place of 'fires:'"
                            + (YamlNodes.isEmpty(fires) ? ", else the alerts: '- groupBy: " + example() + "'" : ""));
            entry.setWrong("fires");
        } else if (fires instanceof ScalarNode) {
            faults.add(fires, Code.CASE_VALUE, "'fires' lists the alerts: write '- groupBy: " + example() + "'");
            entry.setWrong("fires");
        }
        List<Case.Expected> alerts = fires == null || Truth.isNo(fires) || (fires instanceof ScalarNode && !silent)
                ? List.of()
                : CaseValues.items(entry, "fires", faults).stream()
                        .map(f -> alert(f, reports))
                        .toList();
        boolean elsewhere = faults.isMisplaced("fires") || faults.isMisplaced("silent");
        if (needed && !elsewhere && entry.lacks("fires") && entry.lacks("silent")) {
            faults.add(
                    entry.node(),
                    Code.CASE_KEY,
                    "a case, or its last step, says what must stand: write 'fires:' or 'silent: true'");
        }
        return silent || !alerts.isEmpty() ? alerts : null;
    }

    private void silent(CaseEntry entry, Node silence) {
        boolean fires = entry.has("fires");
        faults.add(
                YamlNodes.isEmpty(silence) ? entry.key("silent") : silence,
                Code.CASE_VALUE,
                Truth.isNo(silence)
                                && !YamlNodes.isEmpty(silence)
                                && !YamlNodes.text(silence).matches("(?i)silent|silence|nothing|none")
                        ? "a case that fires has no 'silent'; leave it out"
                                + (fires ? "" : " and write 'fires:' with the alerts")
                        : "'silent' can only be true: write 'silent: true'");
        entry.setWrong("silent");
    }

    private Case.Expected alert(Node node, CaseReports reports) {
        List<String> ungrouped = groupBy == null || !(node instanceof MappingNode map)
                ? List.of()
                : map.getValue().stream()
                        .map(t -> YamlNodes.text(t.getKeyNode()))
                        .filter(groupBy::contains)
                        .toList();
        if (!ungrouped.isEmpty() && !YamlNodes.hasValue(node, "groupBy")) {
            boolean below = YamlNodes.hasKey(node, "groupBy");
            faults.add(
                    below ? YamlNodes.keyNode(node, ungrouped.get(0)) : node,
                    Code.CASE_KEY,
                    (below
                                    ? "what belongs to 'groupBy' is indented deeper than it: write 'groupBy: "
                                    : "what the alerts of a rule are grouped by stands under 'groupBy': write 'groupBy: ")
                            + example() + "'");
            return new Case.Expected(Map.of(), Set.of(), null, null, null, null);
        }
        CaseEntry entry = CaseEntry.of(node, Level.ALERT, faults);
        if (entry.lacks("groupBy")) {
            faults.add(node, Code.CASE_KEY, "an alert says which one it is: write 'groupBy: " + example() + "'");
        }
        Node text = entry.get("text");
        Set<String> evidence = new TreeSet<>();
        for (Node item : CaseValues.items(entry, "evidence", faults)) {
            String key = faults.isEnough() ? null : reports.key(item, "is no report of this case");
            if (key != null) {
                evidence.add(key);
            }
        }
        return new Case.Expected(
                groupBy(entry),
                evidence,
                CaseValues.oneOf(entry, "severity", Severity.class, faults),
                CaseValues.oneOf(entry, "certainty", Certainty.class, faults),
                CaseValues.oneOf(entry, "condition", Condition.class, faults),
                text != null ? ExpectedText.of(text, entry.key("text"), alertText, faults) : null);
    }

    /** Such as {@code {dyad: …, admin1: …}}. */
    private String example() {
        return groupBy == null
                ? "{dyad: …}"
                : groupBy.stream().map(k -> k + ": …").collect(Collectors.joining(", ", "{", "}"));
    }

    /** The same with the values that stand where their names belong too. */
    private String filled(Node node) {
        List<String> said = node instanceof SequenceNode list
                ? list.getValue().stream().map(YamlNodes::text).toList()
                : List.of(YamlNodes.text(node));
        List<String> of = groupBy == null ? List.of() : groupBy;
        if (said.isEmpty() || said.size() > of.size() || said.contains("") || of.containsAll(said)) {
            return example();
        }
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            fields.add(of.get(i) + ": " + (i < said.size() ? meant(of.get(i), said.get(i)) : "…"));
        }
        return "{" + String.join(", ", fields) + "}";
    }

    private Map<String, String> groupBy(CaseEntry alert) {
        Node node = alert.get("groupBy");
        if (node == null) {
            return Map.of();
        }
        if (!(node instanceof MappingNode)) {
            faults.add(
                    YamlNodes.isEmpty(node) ? alert.key("groupBy") : node,
                    Code.CASE_VALUE,
                    "'groupBy' names each value: write '" + filled(node) + "'");
            return Map.of();
        }
        CaseEntry values = CaseEntry.ofAny(node, faults);
        Map<String, String> texts = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>(groupBy == null ? List.of() : groupBy);
        missing.removeIf(values::has);
        boolean unknown = false;
        for (Map.Entry<String, Node> field : values.fields().entrySet()) {
            texts.put(field.getKey(), YamlNodes.text(field.getValue()));
            if (groupBy != null && !groupBy.contains(field.getKey())) {
                unknown = true;
                key(values.key(field.getKey()), field.getKey(), missing);
            } else {
                value(values.key(field.getKey()), field.getKey(), field.getValue());
            }
        }
        if (!missing.isEmpty() && !unknown && !values.isIncomplete()) {
            faults.add(
                    node,
                    Code.CASE_KEY,
                    "the rule's @groupBy is \"" + String.join(", ", groupBy == null ? List.of() : groupBy)
                            + "\": write '" + missing.get(0) + ": …' here too");
        }
        return texts;
    }

    private void key(Node at, String said, List<String> missing) {
        List<String> of = groupBy == null ? List.of() : groupBy;
        String meant = CaseSynonyms.key(said, missing);
        String near = meant == null && missing.size() == 1 ? missing.get(0) : meant;
        faults.add(
                at,
                Code.CASE_KEY,
                "the rule's @groupBy is \"" + String.join(", ", of) + "\", without '" + said + "': "
                        + (near == null ? "leave it out" : "write '" + near + ":'"));
    }

    private void value(Node keyNode, String key, Node node) {
        String said = YamlNodes.text(node);
        if (node instanceof SequenceNode list
                && key.toLowerCase(java.util.Locale.ROOT).contains("dyad")) {
            String joined = list.getValue().stream().map(YamlNodes::text).collect(Collectors.joining("|"));
            faults.add(
                    node,
                    Code.CASE_VALUE,
                    "a dyad is both groups with | between: write '" + key + ": " + meant(key, joined) + "'");
        } else if (!(node instanceof ScalarNode)) {
            faults.add(
                    node,
                    Code.CASE_VALUE,
                    "one value stands here: write '" + key + ": "
                            + (CaseValues.said(node).isEmpty() ? "…" : meant(key, CaseValues.said(node))) + "'");
        } else if (YamlNodes.isEmpty(node)) {
            faults.add(
                    keyNode,
                    Code.CASE_VALUE,
                    "a value is missing: write '" + key + ": …', or '\"\"' where it is unknown");
        } else if (!said.isEmpty()
                && !faults.accepted(node)
                && !meant(key, said).equals(said)) {
            faults.add(
                    node,
                    Code.CASE_NAME,
                    "alerts have '" + key + ": " + meant(key, said) + "' in place of '" + said
                            + "'; write that, or '# accepted: …' and why at the end of the line");
        }
    }

    private String meant(String key, String said) {
        return names == null ? said : names.groupByMeant(key, said);
    }
}
