package org.faultline.trial.cases.entry;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.faultline.report.delivery.Nearest;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads lists and words of a mapping; where another kind of value stands, it says what to type. */
public final class CaseValues {
    private CaseValues() {}

    /** The items of a list, none where the key is absent; a single item that lacks its list is noted and read. */
    public static List<Node> items(CaseEntry entry, String key, CaseFaults faults) {
        Node value = entry.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode list) {
            return list.getValue();
        }
        if (YamlNodes.isEmpty(value)) {
            faults.add(
                    entry.key(key),
                    Code.CASE_VALUE,
                    "'" + key + "' is a list: write '" + key + ": [" + example(key) + "]'");
            entry.setWrong(key);
            return List.of();
        }
        if (value instanceof MappingNode map) {
            boolean block = map.getFlowStyle() == FlowStyle.BLOCK;
            String first = YamlNodes.firstKey(map);
            if (!block && map.getValue().stream().allMatch(t -> YamlNodes.isEmpty(t.getValueNode()))) {
                String names = String.join(
                        ", ",
                        map.getValue().stream()
                                .map(t -> YamlNodes.text(t.getKeyNode()))
                                .toList());
                faults.add(value, Code.CASE_VALUE, "'" + key + "' is a list: write '[" + names + "]'");
                entry.setWrong(key);
                return List.of();
            }
            faults.add(
                    value,
                    Code.CASE_VALUE,
                    "'" + key + "' is a list: write "
                            + (block ? "'- " + first + ":', with a dash before each item" : "'[{" + first + ": …}]'"));
            return List.of(value);
        }
        String said = YamlNodes.text(value);
        faults.add(
                value,
                Code.CASE_VALUE,
                said.matches("(?:[•–—‐−*+]|\\d+[.)])\\s.*")
                        ? "an item begins with the dash of the keyboard: write '- "
                                + CaseFaults.shown(said.replaceFirst("\\S+\\s+", "")) + "'"
                        : said.matches("-[^\\s-].*")
                                ? "a space is missing behind the dash: write '- " + CaseFaults.shown(said.substring(1))
                                        + "'"
                                : "'" + key + "' is a list: write '" + list(said) + "'");
        entry.setWrong(key);
        return List.of();
    }

    private static String example(String key) {
        return switch (key) {
            case "reports", "evidence" -> "E001-01";
            case "fires" -> "{groupBy: {…}}";
            case "also" -> "late";
            case "sideA", "sideB" -> "regime";
            default -> "…";
        };
    }

    /** A text as the list that somebody meant by it. */
    public static String list(String text) {
        String bare = text.strip().replaceAll("^[(\\[{]|[)\\]}]$", "");
        String[] parts = bare.split("\\s*[,;]\\s*|\\s+(?:and|&|\\+)\\s+", -1);
        return CaseFaults.shown("["
                + String.join(
                        ", ", Arrays.stream(parts).filter(p -> !p.isBlank()).toList()) + "]");
    }

    /** The values of a mapping as text, none where the key is absent. */
    public static Map<String, String> texts(@Nullable Node node, CaseFaults faults) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node != null) {
            CaseEntry.ofAny(node, faults).fields().forEach((key, value) -> texts.put(key, YamlNodes.text(value)));
        }
        return texts;
    }

    public static <E extends Enum<E>> @Nullable E oneOf(CaseEntry entry, String key, Class<E> type, CaseFaults faults) {
        Node value = entry.get(key);
        return value == null ? null : oneOf(value, key, type.getEnumConstants(), Enum::name, faults);
    }

    /** The constant that is spelt so. */
    public static <E> @Nullable E oneOf(
            Node node, String key, E[] constants, Function<E, String> spelt, CaseFaults faults) {
        List<String> known = Arrays.stream(constants).map(spelt).toList();
        String said = said(node);
        int index = known.indexOf(YamlNodes.text(node));
        if (index < 0) {
            String meant = CaseSynonyms.word(said, known);
            String near = said.length() < 4 ? "" : Nearest.hint(said, known);
            faults.add(
                    node,
                    Code.CASE_VALUE,
                    "'" + key + "' " + (said.isEmpty() ? "is empty" : "is not '" + CaseFaults.shown(said) + "'")
                            + (meant != null
                                    ? "; write " + meant
                                    : near.isEmpty() ? ": write one of " + String.join(", ", known) : near));
        }
        return index < 0 ? null : constants[index];
    }

    /** A single value, also where it stands in a list of one, without a comma or comment at its end. */
    public static String said(Node node) {
        Node one = node instanceof SequenceNode list && list.getValue().size() == 1
                ? list.getValue().get(0)
                : node;
        return YamlNodes.text(one)
                .replaceFirst("\\s*(//|--|#).*$", "")
                .replaceFirst("[,;.!]+$", "")
                .strip();
    }
}
