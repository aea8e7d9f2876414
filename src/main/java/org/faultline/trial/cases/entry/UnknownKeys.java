package org.faultline.trial.cases.entry;

import java.util.ArrayList;
import java.util.List;
import org.faultline.report.Status;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.faultline.trial.cases.word.Level;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The keys of one mapping that are none there: what to write in their place, or where they belong. */
final class UnknownKeys {
    /** A key that is none, and what it is called here. */
    private record Foreign(Node at, String said, String ours, Node value) {}

    private final @Nullable Level level;
    private final CaseFaults faults;
    private final List<Foreign> foreign = new ArrayList<>();

    UnknownKeys(@Nullable Level level, CaseFaults faults) {
        this.level = level;
        this.faults = faults;
    }

    /** Notes a key that is none; gives the one that was meant, or null where nobody can tell. */
    @Nullable
    String add(Node at, String key, Node value) {
        Level here = level == null ? Level.CASE : level;
        String ours = CaseSynonyms.key(key, here.keys());
        if (ours != null && CaseSynonyms.isForeign(key, ours)) {
            foreign.add(new Foreign(at, key, ours, value));
            return ours;
        }
        if (ours != null) {
            fault(at, "no key '" + CaseFaults.shown(key) + "'; write '" + ours + ":'");
            return ours;
        }
        String home = here.home(key);
        String place = here == Level.REPORT ? part(key) : "";
        if (!place.isEmpty()) {
            fault(at, "no key '" + CaseFaults.shown(key) + "'; write " + place);
            return null;
        }
        if (!home.isEmpty()) {
            faults.misplaced(key);
        }
        fault(
                at,
                "no key '" + CaseFaults.shown(key) + "'"
                        + (home.isEmpty()
                                ? ": its keys are " + String.join(", ", here.keys())
                                : "; it belongs to " + home + ": indent it so that it stands there"));
        return null;
    }

    /** The key of a report under which something stands that is a part of it. */
    private static String part(String key) {
        String ofPlace = CaseSynonyms.key(key, Level.PLACE.keys());
        for (Status status : Status.values()) {
            if (status.name().equalsIgnoreCase(key)) {
                return "'status: " + status + "'";
            }
        }
        String ofSource = CaseSynonyms.key(key, Level.SOURCE.keys());
        return ofPlace != null
                ? "'place: {name: …, " + ofPlace + ": …}'"
                : ofSource != null ? "'source: {" + ofSource + ": …}'" : "";
    }

    private void fault(Node at, String message) {
        faults.add(at, Code.CASE_KEY, (level == null ? "there is " : level.words() + " has ") + message);
    }

    /** A row of words that another habit has is one mistake. */
    void addForeign() {
        if (foreign.isEmpty()) {
            return;
        }
        Foreign first = foreign.get(0);
        if (foreign.size() == 1) {
            fault(first.at, "no key '" + CaseFaults.shown(first.said) + "'; write " + written(first));
            return;
        }
        fault(
                first.at,
                "other keys: write "
                        + String.join(
                                ", ",
                                foreign.stream()
                                        .map(f -> "'" + f.ours + ":' in place of '" + CaseFaults.shown(f.said) + ":'")
                                        .toList()));
    }

    private static String written(Foreign key) {
        String value = key.value instanceof ScalarNode ? YamlNodes.text(key.value) : "";
        if (key.ours.equals("sideA")
                && key.value instanceof SequenceNode both
                && both.getValue().size() == 2) {
            return "'sideA: [" + YamlNodes.text(both.getValue().get(0)) + "], sideB: ["
                    + YamlNodes.text(both.getValue().get(1)) + "]'";
        }
        if (key.ours.equals("fires") && Truth.isNo(key.value)) {
            return "'silent: true'";
        }
        if (value.isEmpty() || value.length() > 60) {
            return "'" + key.ours + ":'";
        }
        if (key.ours.equals("silent")) {
            return Truth.isNo(key.value) ? "'fires:' with the alerts that must stand" : "'silent: true'";
        }
        return CaseSynonyms.isList(key.ours) && !key.ours.equals("fires")
                ? "'" + key.ours + ": [" + value + "]'"
                : "'" + key.ours + ":'";
    }
}
