package org.faultline.trial.cases.text;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** What stands at a place of a YAML file, whatever is wrong with it. */
public final class YamlNodes {
    private YamlNodes() {}

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

    /** The text of a value; empty where it is none. */
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
