package org.faultline.trial.cases;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.faultline.report.delivery.Nearest;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A mapping in a cases file, by the names of its fields; what is wrong is noted, and reading goes on. */
record CaseEntry(Node node, Map<String, Node> fields, Faults faults) {
    /** Notes what is wrong at a line. */
    interface Faults {
        void at(Node node, String reason);
    }

    /** A name that is not known, or is there twice, is a fault; with no known names all are. */
    static CaseEntry of(Node node, @Nullable Set<String> known, Faults faults) {
        Map<String, Node> fields = new LinkedHashMap<>();
        if (!(node instanceof MappingNode map)) {
            faults.at(node, "must be a mapping of names to values");
            return new CaseEntry(node, fields, faults);
        }
        for (NodeTuple tuple : map.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (known != null && !known.contains(name)) {
                faults.at(tuple.getKeyNode(), "unknown field '" + name + "'" + Nearest.hint(name, known));
            } else if (fields.putIfAbsent(name, tuple.getValueNode()) != null) {
                faults.at(tuple.getKeyNode(), "field '" + name + "' is there twice");
            }
        }
        return new CaseEntry(node, fields, faults);
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    @Nullable
    Node get(String name) {
        return fields.get(name);
    }

    void fault(String reason) {
        faults.at(node, reason);
    }

    String text(String name) {
        return text(get(name));
    }

    /** The items of a list, none where the field is absent. */
    List<Node> items(String name) {
        return items(get(name), faults);
    }

    /** The values of a mapping as text, none where the field is absent. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        Node values = get(name);
        if (values != null) {
            of(values, null, faults).fields().forEach((key, value) -> texts.put(key, text(value)));
        }
        return texts;
    }

    <E extends Enum<E>> @Nullable E oneOf(String name, Class<E> type) {
        Node value = get(name);
        return value == null ? null : oneOf(value, type.getEnumConstants(), Enum::name, faults);
    }

    /** The constant that is spelt so. */
    static <E> @Nullable E oneOf(Node node, E[] constants, Function<E, String> spelt, Faults faults) {
        List<String> known = Arrays.stream(constants).map(spelt).toList();
        int index = known.indexOf(text(node));
        if (index < 0) {
            faults.at(node, "'" + text(node) + "' is none of " + known + Nearest.hint(text(node), known));
        }
        return index < 0 ? null : constants[index];
    }

    static List<Node> items(@Nullable Node node, Faults faults) {
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode list) {
            return list.getValue();
        }
        faults.at(node, "must be a list");
        return List.of();
    }

    static String text(@Nullable Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue().strip() : "";
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
