package org.faultline.trial.cases.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The entries of a cases file. Where the file is not YAML, each entry is read by itself, so that one hides no other. */
public final class CaseYaml {
    /** One entry of the list; its lines count from behind {@code linesBefore}. */
    public record Entry(Node node, int linesBefore) {}

    private static final Pattern KEY = Pattern.compile("([A-Za-z][\\w -]{0,30}?)\\s*:(?:\\s.*)?");
    private static final Pattern LIST = Pattern.compile("\\s+([A-Za-z]\\w*):\\s*(?:#.*)?");
    private static final Set<String> WRAPPERS =
            Set.of("cases", "tests", "testcases", "scenarios", "testcase", "examples");

    private final String[] lines;
    private final CaseFaults faults;
    private final List<Entry> entries = new ArrayList<>();
    private final BitSet items;

    private CaseYaml(CaseFaults faults) {
        this.lines = faults.lines();
        this.faults = faults;
        this.items = items(lines);
    }

    /** Those that are YAML; what is not is noted. */
    public static List<Entry> entries(CaseFaults faults) {
        return new CaseYaml(faults).read();
    }

    private List<Entry> read() {
        try {
            Node root = PlainYaml.compose(String.join("\n", lines));
            if (root instanceof SequenceNode && !items.isEmpty()) {
                eachByItself();
            } else if (root instanceof SequenceNode list) {
                list.getValue().forEach(node -> entries.add(new Entry(node, 0)));
            } else if (root != null) {
                refuse(root);
            }
        } catch (YAMLException e) {
            eachByItself();
            if (faults.count() == 0) {
                YamlMistake.in(lines, 0, lines.length, e).addTo(faults);
                entries.clear();
            }
        }
        return entries;
    }

    private void refuse(Node root) {
        String first = YamlNodes.firstKey(root);
        if (WRAPPERS.contains(CaseSynonyms.plain(first))) {
            fault(
                    faults.line(root),
                    1,
                    "a cases file is the list itself: leave '" + first + ":' out and begin each case with '- case: …'"
                            + " at the start of a line");
        } else if (root instanceof MappingNode) {
            faults.add(
                    root,
                    Code.CASE_YAML,
                    "a cases file is a list: write '- ' before '" + first
                            + ":', and indent what belongs to it by 2 spaces");
        } else {
            faults.add(root, Code.CASE_YAML, "a cases file is a list of cases, each beginning with '- case: …'");
        }
    }

    /** Splits the file at the lines that begin an entry. */
    private void eachByItself() {
        int from = 0;
        boolean sound = true;
        boolean begun = false;
        for (int i = 0; i < lines.length && !faults.isEnough(); i++) {
            String line = lines[i];
            boolean begins = line.startsWith("- ") || line.equals("-");
            boolean continues = line.isBlank() || " \t#]}".indexOf(line.charAt(0)) >= 0;
            if (begins && begun && items.get(i)) {
                if (sound) {
                    fault(
                            i + 1,
                            1,
                            "indent this line by 4 spaces, as it belongs to the key above: write '    "
                                    + CaseFaults.shown(line) + "'");
                }
                sound = false;
            } else if (begins) {
                if (!begun && sound) {
                    beforeAll(i);
                }
                one(from, i, sound && begun);
                from = i;
                sound = true;
                begun = true;
            } else if (!continues) {
                sound = atStart(i, begun, sound);
                begun = begun || !sound;
            }
        }
        one(from, lines.length, sound && begun);
        if (!begun) {
            YAMLException e = failure(0, lines.length);
            if (e != null) {
                YamlMistake.in(lines, 0, lines.length, e).addTo(faults);
            }
        }
    }

    /** The lines with a dash at their start that go on with a list which a key above begins, or with an item like that. */
    private static BitSet items(String[] lines) {
        BitSet items = new BitSet();
        boolean goesOn = false;
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            if (line.startsWith("- ") && goesOn && !beginsEntry(line)) {
                items.set(i);
            }
            Matcher list = line.endsWith(":") || line.contains("#") ? LIST.matcher(line) : null;
            goesOn = items.get(i) || (list != null && list.matches() && CaseSynonyms.isList(list.group(1)));
        }
        return items;
    }

    private static boolean beginsEntry(String line) {
        Matcher key = KEY.matcher(line.substring(1).strip());
        return key.matches()
                && !key.group(1).equals("id")
                && CaseSynonyms.key(key.group(1), Set.of("case", "knowledge")) != null;
    }

    /** What stands above the first entry and is indented as if it belonged to one. */
    private void beforeAll(int to) {
        for (int i = 0; i < to; i++) {
            String text = lines[i].strip();
            if (!text.isEmpty() && !text.startsWith("#") && !text.equals("---")) {
                int indent = lines[i].indexOf(text.charAt(0));
                Matcher key = KEY.matcher(text);
                fault(
                        i + 1,
                        indent + 1,
                        key.matches()
                                ? "each entry begins with a dash: write '- " + key.group(1) + ":'"
                                : "an entry begins with a dash: write '- case: …'");
                return;
            }
        }
    }

    /** What stands at the start of a line and begins no entry; whether the entry above it can be read nevertheless. */
    private boolean atStart(int i, boolean begun, boolean sound) {
        String line = lines[i];
        if (line.strip().equals("---")) {
            if (begun) {
                fault(i + 1, 1, "a cases file is one list; leave this line out");
            }
            return sound;
        }
        Matcher key = KEY.matcher(line);
        if (line.matches("--+\\s*(?:case|knowledge)\\b.*")) {
            fault(
                    i + 1,
                    1,
                    "one dash is enough: write '- "
                            + line.replaceFirst("-+\\s*", "").split(":", 2)[0] + ":'");
        } else if (line.startsWith("-") && line.length() > 1 && line.charAt(1) != '-') {
            fault(i + 1, 1, "a space is missing behind the dash: write '- " + line.substring(1) + "'");
        } else if ("–—‐−•*+".indexOf(line.charAt(0)) >= 0) {
            fault(i + 1, 1, "an entry begins with the dash of the keyboard and a space: write '- '");
        } else if (line.startsWith("//") || line.startsWith("--") || line.startsWith("/*") || line.startsWith(";")) {
            fault(i + 1, 1, "a comment begins with #: write '# '");
        } else if (key.matches()) {
            String meant = CaseSynonyms.key(key.group(1), Set.of("case", "knowledge"));
            if (meant != null) {
                fault(i + 1, 1, "each entry begins with a dash: write '- " + key.group(1) + ": …'");
            } else if (sound) {
                fault(i + 1, 1, "indent by 2 spaces what belongs to the case above: write '  " + key.group(1) + ":'");
            }
        } else if (sound) {
            fault(i + 1, 1, "this is no part of a case; indent it by 2 spaces, or begin a comment with #");
        }
        return false;
    }

    private void one(int from, int to, boolean sound) {
        if (!sound || from == to) {
            return;
        }
        try {
            Node root = PlainYaml.compose(String.join("\n", Arrays.copyOfRange(lines, from, to)));
            if (root instanceof SequenceNode list) {
                list.getValue().forEach(node -> entries.add(new Entry(node, from)));
            }
        } catch (YAMLException e) {
            YamlMistake.in(lines, from, to, e).addTo(faults);
        }
    }

    private @Nullable YAMLException failure(int from, int to) {
        try {
            PlainYaml.compose(String.join("\n", Arrays.copyOfRange(lines, from, to)));
            return null;
        } catch (YAMLException e) {
            return e;
        }
    }

    private void fault(int line, int column, String message) {
        faults.add(new Position(line, column), Code.CASE_YAML, message);
    }
}
