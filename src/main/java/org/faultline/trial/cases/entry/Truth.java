package org.faultline.trial.cases.entry;

import java.util.Set;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.CaseSynonyms;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The words for yes and no of other languages, and those for nothing. */
public final class Truth {
    private static final Set<String> YES = Set.of("true", "yes", "y", "on", "1", "x", "ja", "oui", "ok");
    private static final Set<String> NO = Set.of(
            "false",
            "no",
            "n",
            "off",
            "0",
            "none",
            "null",
            "nil",
            "nothing",
            "never",
            "silent",
            "silence",
            "empty",
            "na",
            "nein",
            "non",
            "noalert",
            "noalerts",
            "not");

    private Truth() {}

    public static boolean isYes(@Nullable Node node) {
        return node instanceof ScalarNode && YES.contains(CaseSynonyms.plain(YamlNodes.text(node)));
    }

    /** Also an empty list, and nothing at all. */
    public static boolean isNo(@Nullable Node node) {
        return (node instanceof SequenceNode list && list.getValue().isEmpty())
                || (node instanceof ScalarNode scalar
                        && (NO.contains(CaseSynonyms.plain(scalar.getValue()))
                                || scalar.getValue().strip().matches("[~-]")));
    }
}
