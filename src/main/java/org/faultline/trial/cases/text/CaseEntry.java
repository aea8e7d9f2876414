package org.faultline.trial.cases.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.report.Status;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.faultline.trial.cases.word.DateWords;
import org.faultline.trial.cases.word.NumberHints;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** A mapping in a cases file, by its keys; what is wrong is noted, and what follows from it is not. */
public final class CaseEntry {
    /** A key that is none, and what it is called here. */
    private record Foreign(
            Node at, String said, String ours, @Nullable Node value) {}

    private static final Pattern JOINED = Pattern.compile("([A-Za-z]\\w*)\\s*([:=]+)\\s*(.*)");

    private final Node node;
    private final @Nullable Level level;
    private final CaseFaults faults;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, String> cut = new LinkedHashMap<>();
    private final Set<String> wrong = new HashSet<>();
    private final List<Foreign> foreign = new ArrayList<>();
    private boolean incomplete;

    private CaseEntry(Node node, @Nullable Level level, CaseFaults faults) {
        this.node = node;
        this.level = level;
        this.faults = faults;
    }

    /** A mapping with the keys of its level. */
    public static CaseEntry of(Node node, Level level, CaseFaults faults) {
        return new CaseEntry(node, level, faults).read();
    }

    /** A mapping with whatever keys. */
    public static CaseEntry ofAny(Node node, CaseFaults faults) {
        return new CaseEntry(node, null, faults).read();
    }

    /** The first key of a mapping; empty where there is none. */
    public static String firstKey(Node node) {
        return node instanceof MappingNode map && !map.getValue().isEmpty()
                ? text(map.getValue().get(0).getKeyNode())
                : "";
    }

    /** Whether a mapping has a key, whatever else is wrong with it. */
    public static boolean hasKey(Node node, String key) {
        return node instanceof MappingNode map
                && map.getValue().stream().anyMatch(t -> text(t.getKeyNode()).equals(key));
    }

    /** Whether there is more behind a key than nothing. */
    public static boolean hasValue(Node node, String key) {
        return node instanceof MappingNode map
                && map.getValue().stream()
                        .anyMatch(t -> text(t.getKeyNode()).equals(key) && !isEmpty(t.getValueNode()));
    }

    /** Where a key of a mapping stands; the mapping where it has none of that name. */
    public static Node keyNode(Node node, String key) {
        return node instanceof MappingNode map
                ? map.getValue().stream()
                        .map(NodeTuple::getKeyNode)
                        .filter(k -> text(k).equals(key))
                        .findFirst()
                        .orElse(node)
                : node;
    }

    private CaseEntry read() {
        if (!(node instanceof MappingNode map)) {
            incomplete = true;
            String said = text(node);
            String word = said.split("\\W", 2)[0];
            if (said.length() > word.length() && CaseSynonyms.isOurs(word)) {
                Position at = faults.place(node.getStartMark());
                faults.add(
                        new Position(at.line(), at.column() + word.length()),
                        Code.CASE_YAML,
                        "a colon is missing behind the key: write '" + word + ": "
                                + YamlMistake.shown(
                                        said.substring(word.length()).strip()) + "'");
                return this;
            }
            String what = level == null ? "keys with values" : level.words();
            faults.add(
                    node,
                    Code.CASE_VALUE,
                    what + (level == null ? " stand here" : " stands here") + ": write '" + example() + "'");
            return this;
        }
        String before = "";
        for (NodeTuple tuple : map.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode k ? k.getValue() : "";
            if (key.equals("case") && level == Level.CASE && has(key)) {
                put(tuple, key);
                break; // what follows belongs to that case
            } else if (isBare(map, tuple) && (level == null || !level.keys().contains(key))) {
                bare(tuple.getKeyNode(), key, before);
            } else if (level == null || level.keys().contains(key)) {
                before = key;
                put(tuple, key);
            } else {
                before = unknown(tuple, key);
            }
        }
        cut.forEach(this::cut);
        foreignKeys();
        return this;
    }

    private String example() {
        return level == Level.CASE
                ? "case: …"
                : level == Level.ALERT
                        ? "groupBy: {…}"
                        : level == Level.STEP ? "on: day 3" : level == null ? "{SOHR: 2024-11-05}" : "{key: value}";
    }

    private void put(NodeTuple tuple, String key) {
        if (has(key)) {
            faults.add(
                    tuple.getKeyNode(),
                    Code.CASE_KEY,
                    "the key '" + key + "' is there twice; leave one of them out"
                            + (key.equals("case") ? ", or begin another case with '- case:'" : ""));
        } else {
            fields.put(key, tuple.getValueNode());
            keys.put(key, tuple.getKeyNode());
        }
    }

    /** Between braces, a text without a colon: mostly what the value before goes on with. */
    private boolean isBare(MappingNode map, NodeTuple tuple) {
        Node value = tuple.getValueNode();
        return map.getFlowStyle() == FlowStyle.FLOW
                && value instanceof ScalarNode scalar
                && scalar.getValue().isEmpty()
                && scalar.getScalarStyle() == org.yaml.snakeyaml.DumperOptions.ScalarStyle.PLAIN
                && faults.behind(tuple.getKeyNode()) != ':';
    }

    private void bare(Node at, String key, String before) {
        Matcher joined = JOINED.matcher(key);
        String ours = !joined.matches()
                ? null
                : level == null ? joined.group(1) : CaseSynonyms.key(joined.group(1), level.keys());
        if (joined.matches() && ours != null) {
            wrong.add(ours);
            incomplete |= level == null;
            String value = YamlMistake.shown(joined.group(3));
            faults.add(
                    at,
                    Code.CASE_YAML,
                    "between a key and its value stand a colon and a space: write '" + ours + ": " + value + "'");
            return;
        }
        String word = key.split("\\s", 2)[0];
        if (level == null ? key.contains(" ") && before.isEmpty() : level.keys().contains(word)) {
            wrong.add(word);
            Position end = faults.place(at.getStartMark());
            faults.add(
                    new Position(end.line(), end.column() + word.length()),
                    Code.CASE_YAML,
                    "a colon is missing behind the key: write '" + word + ":"
                            + YamlMistake.shown(key.substring(word.length())) + "'");
            return;
        }
        if (fields.containsKey(before)) {
            cut.merge(before, (key.matches("\\d+\\)?") ? "," : ", ") + key, String::concat);
        } else if (!wrong.contains(before)) {
            incomplete = true;
            faults.add(at, Code.CASE_KEY, "a colon and a value are missing behind '" + YamlMistake.shown(key) + "'");
        }
    }

    /** A value that holds a comma, and is no list and in no quotes. */
    private void cut(String key, String rest) {
        Node value = fields.get(key);
        if (value == null || !wrong.add(key)) {
            return;
        }
        String whole = text(value) + rest;
        List<String> days = DateWords.meant(whole, true, 2024);
        String meant = CaseSynonyms.isList(key)
                ? Values.list(whole)
                : CaseSynonyms.isNumber(key)
                        ? NumberHints.hint(whole, true).replaceFirst("^; write ", "")
                        : key.equals("on") && !days.isEmpty()
                                ? days.get(0)
                                : key.toLowerCase(java.util.Locale.ROOT).contains("dyad")
                                        ? whole.replaceAll("\\s*,\\s*", "|")
                                        : "\"" + whole + "\"";
        faults.add(
                value,
                Code.CASE_VALUE,
                "'" + YamlMistake.shown(whole) + "' is cut at the comma: write " + key + ": "
                        + YamlMistake.shown(meant));
    }

    private String unknown(NodeTuple tuple, String key) {
        Level here = level == null ? Level.CASE : level;
        Node at = tuple.getKeyNode();
        String ours = CaseSynonyms.key(key, here.keys());
        if (ours != null && CaseSynonyms.isForeign(key, ours)) {
            foreign.add(new Foreign(at, key, ours, tuple.getValueNode()));
            wrong.add(ours);
            return ours;
        }
        if (ours != null) {
            wrong.add(ours);
            fault(at, "no key '" + YamlMistake.shown(key) + "'; write '" + ours + ":'");
            return ours;
        }
        incomplete = true;
        String home = here.home(key);
        String place = here == Level.REPORT ? part(key) : "";
        if (!place.isEmpty()) {
            fault(at, "no key '" + YamlMistake.shown(key) + "'; write " + place);
            return key;
        }
        if (!home.isEmpty()) {
            faults.misplaced(key);
        }
        fault(
                at,
                "no key '" + YamlMistake.shown(key) + "'"
                        + (home.isEmpty()
                                ? ": its keys are " + String.join(", ", here.keys())
                                : "; it belongs to " + home + ": indent it so that it stands there"));
        return key;
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
    private void foreignKeys() {
        if (foreign.isEmpty()) {
            return;
        }
        Foreign first = foreign.get(0);
        if (foreign.size() == 1) {
            fault(first.at, "no key '" + YamlMistake.shown(first.said) + "'; write " + written(first));
            return;
        }
        fault(
                first.at,
                "other keys: write "
                        + String.join(
                                ", ",
                                foreign.stream()
                                        .map(f -> "'" + f.ours + ":' in place of '" + YamlMistake.shown(f.said) + ":'")
                                        .toList()));
    }

    private static String written(Foreign key) {
        String value = key.value instanceof ScalarNode ? text(key.value) : "";
        if (key.ours.equals("sideA")
                && key.value instanceof SequenceNode both
                && both.getValue().size() == 2) {
            return "'sideA: [" + text(both.getValue().get(0)) + "], sideB: ["
                    + text(both.getValue().get(1)) + "]'";
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

    public Node node() {
        return node;
    }

    /** The key of a field. */
    public Node key(String name) {
        return keys.getOrDefault(name, node);
    }

    /** The keys that have a value which can be looked at. */
    public Map<String, Node> fields() {
        Map<String, Node> sound = new LinkedHashMap<>(fields);
        sound.keySet().removeAll(wrong);
        return sound;
    }

    /** Whether it is there, even if it is wrong. */
    public boolean has(String name) {
        return fields.containsKey(name) || wrong.contains(name);
    }

    /** Whether it is not there, and nothing that is wrong may have been meant for it. */
    public boolean lacks(String name) {
        return !has(name) && !incomplete;
    }

    public boolean isIncomplete() {
        return incomplete;
    }

    public void setWrong(String name) {
        wrong.add(name);
    }

    public boolean isWrong(String name) {
        return wrong.contains(name);
    }

    /** Null where it is absent or wrong. */
    public @Nullable Node get(String name) {
        return wrong.contains(name) ? null : fields.get(name);
    }

    public String text(String name) {
        return text(get(name));
    }

    public static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    /** Whether nothing stands behind a key. */
    public static boolean isEmpty(@Nullable Node node) {
        return node instanceof ScalarNode scalar
                && scalar.getTag().equals(Tag.NULL)
                && scalar.getValue().isEmpty();
    }
}
