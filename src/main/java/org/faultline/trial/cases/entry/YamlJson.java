package org.faultline.trial.cases.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.faultline.trial.cases.text.YamlNodes;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** YAML as the JSON that a report is read from. */
public final class YamlJson {
    private YamlJson() {}

    public static JsonNode of(@Nullable Node node) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (node instanceof MappingNode map) {
            ObjectNode object = make.objectNode();
            map.getValue().forEach(t -> object.set(YamlNodes.text(t.getKeyNode()), of(t.getValueNode())));
            return object;
        } else if (node instanceof SequenceNode list) {
            return make.arrayNode()
                    .addAll(list.getValue().stream().map(YamlJson::of).toList());
        } else if (node instanceof ScalarNode scalar) {
            return scalar(scalar, make);
        }
        return make.nullNode();
    }

    /** Numbers, truth values and null as YAML tells them; all else, dates too, is text. */
    private static JsonNode scalar(ScalarNode scalar, JsonNodeFactory make) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.NULL)) {
            return make.nullNode();
        } else if (tag.equals(Tag.BOOL)) {
            return make.booleanNode(Boolean.parseBoolean(text));
        } else if (tag.equals(Tag.INT) && text.matches("-?\\d{1,9}")) {
            return make.numberNode(Integer.parseInt(text));
        } else if (tag.equals(Tag.FLOAT) && text.matches("-?\\d+\\.\\d+")) {
            return make.numberNode(Double.parseDouble(text));
        }
        return make.textNode(text);
    }
}
