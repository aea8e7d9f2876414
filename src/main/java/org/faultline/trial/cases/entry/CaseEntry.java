package org.faultline.trial.cases.entry;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.faultline.trial.cases.word.DateWords;
import org.faultline.trial.cases.word.Level;
import org.faultline.trial.cases.word.NumberHints;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** A mapping in a cases file, by its keys; what is wrong is noted, and what follows from it is not. */
public final class CaseEntry {
    private static final Pattern JOINED = Pattern.compile("([A-Za-z]\\w*)\\s*([:=]+)\\s*(.*)");

    private final Node node;
    private final @Nullable Level level;
    private final CaseFaults faults;
    private final Map<String, Node> fields = new LinkedHashMap<>();
    private final Map<String, Node> keys = new LinkedHashMap<>();
    private final Map<String, String> cut = new LinkedHashMap<>();
    private final Set<String> wrong = new HashSet<>();
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

    private CaseEntry read() {
        if (!(node instanceof MappingNode map)) {
            incomplete = true;
            String said = YamlNodes.text(node);
            String word = said.split("\\W", 2)[0];
            if (said.length() > word.length() && CaseSynonyms.isOurs(word)) {
                Position at = faults.place(node.getStartMark());
                faults.add(
                        new Position(at.line(), at.column() + word.length()),
                        Code.CASE_YAML,
                        "a colon is missing behind the key: write '" + word + ": "
                                + CaseFaults.shown(said.substring(word.length()).strip()) + "'");
                return this;
            }
            String what = level == null ? "keys with values" : level.words();
            faults.add(
                    node,
                    Code.CASE_VALUE,
                    what + (level == null ? " stand here" : " stands here") + ": write '" + example() + "'");
            return this;
        }
        UnknownKeys unknown = new UnknownKeys(level, faults);
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
                before = unknown(unknown, tuple, key);
            }
        }
        cut.forEach(this::cut);
        unknown.addForeign();
        return this;
    }

    /** The key that was meant; the one that was said where nobody can tell. */
    private String unknown(UnknownKeys unknown, NodeTuple tuple, String key) {
        String ours = unknown.add(tuple.getKeyNode(), key, tuple.getValueNode());
        if (ours == null) {
            incomplete = true;
            return key;
        }
        wrong.add(ours);
        return ours;
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
                && scalar.getScalarStyle() == ScalarStyle.PLAIN
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
            String value = CaseFaults.shown(joined.group(3));
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
                            + CaseFaults.shown(key.substring(word.length())) + "'");
            return;
        }
        if (fields.containsKey(before)) {
            cut.merge(before, (key.matches("\\d+\\)?") ? "," : ", ") + key, String::concat);
        } else if (!wrong.contains(before)) {
            incomplete = true;
            faults.add(at, Code.CASE_KEY, "a colon and a value are missing behind '" + CaseFaults.shown(key) + "'");
        }
    }

    /** A value that holds a comma, and is no list and in no quotes. */
    private void cut(String key, String rest) {
        Node value = fields.get(key);
        if (value == null || !wrong.add(key)) {
            return;
        }
        String whole = YamlNodes.text(value) + rest;
        List<String> days = DateWords.meant(whole, true, 2024);
        String meant = CaseSynonyms.isList(key)
                ? CaseValues.list(whole)
                : CaseSynonyms.isNumber(key)
                        ? NumberHints.hint(whole, true).replaceFirst("^; write ", "")
                        : key.equals("on") && !days.isEmpty()
                                ? days.get(0)
                                : key.toLowerCase(Locale.ROOT).contains("dyad")
                                        ? whole.replaceAll("\\s*,\\s*", "|")
                                        : "\"" + whole + "\"";
        faults.add(
                value,
                Code.CASE_VALUE,
                "'" + CaseFaults.shown(whole) + "' is cut at the comma: write " + key + ": " + CaseFaults.shown(meant));
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
        return YamlNodes.text(get(name));
    }
}
