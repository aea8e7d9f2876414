package org.faultline.knowledge.yaml;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A YAML file that is a list of entries; reading one notes each fault as {@code file:line: what is wrong}. */
public final class YamlFile {
    private final String shown;
    private final List<String> faults;

    private YamlFile(Path file, List<String> faults) {
        this.shown = file.toString();
        this.faults = faults;
    }

    /** The entries of a list, each with these fields at most; none where there is no such file, which is a fault too. */
    public static List<YamlEntry> entries(Path file, Set<String> known, List<String> faults) {
        if (!Files.isRegularFile(file)) {
            faults.add(file + ": is missing");
            return List.of();
        }
        return new YamlFile(file, faults).entries(file, known);
    }

    private List<YamlEntry> entries(Path file, Set<String> known) {
        Node root;
        String text = "";
        try {
            text = Files.readString(file);
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (YAMLException e) {
            faults.add(shown + ":" + YamlFault.line(e, text) + ": is not YAML: " + YamlFault.words(e));
            return List.of();
        } catch (MalformedInputException e) {
            faults.add(shown + ":1: is not UTF-8 text");
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + shown, e);
        }
        if (root == null) {
            return List.of();
        }
        if (!(root instanceof SequenceNode list)) {
            fault(root, "must be a list of entries");
            return List.of();
        }
        List<YamlEntry> entries = new ArrayList<>();
        for (Node node : list.getValue()) {
            if (node instanceof MappingNode map) {
                entries.add(new YamlEntry(this, map, known));
            } else {
                fault(node, "an entry must be a mapping of names to values");
            }
        }
        return entries;
    }

    void fault(Node node, String reason) {
        faults.add(shown + ":" + (node.getStartMark().getLine() + 1) + ": " + reason);
    }
}
