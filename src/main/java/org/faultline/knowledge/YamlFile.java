package org.faultline.knowledge;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.reader.ReaderException;

/** A YAML file that is a list of entries; reading one notes each fault as {@code file:line: what is wrong}. */
final class YamlFile {
    private final String shown;
    private final List<String> faults;

    YamlFile(Path file, List<String> faults) {
        this.shown = file.toString();
        this.faults = faults;
    }

    List<Entry> entries(Path file, Set<String> known) {
        Node root;
        String text = "";
        try {
            text = Files.readString(file);
            root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            faults.add(shown + ":" + line + ": is not YAML: " + e.getProblem());
            return List.of();
        } catch (ReaderException e) {
            faults.add(shown + ":" + lineOf(e.getPosition(), text) + ": is not YAML: holds the control character U+"
                    + String.format(Locale.ROOT, "%04X", e.getCodePoint()));
            return List.of();
        } catch (YAMLException e) {
            faults.add(shown + ":1: is not YAML: " + e.getMessage());
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
        List<Entry> entries = new ArrayList<>();
        for (Node node : list.getValue()) {
            if (node instanceof MappingNode map) {
                entries.add(new Entry(map, known));
            } else {
                fault(node, "an entry must be a mapping of names to values");
            }
        }
        return entries;
    }

    private static long lineOf(int position, String text) {
        return text.codePoints().limit(position).filter(c -> c == '\n').count() + 1;
    }

    private void fault(Node node, String reason) {
        faults.add(shown + ":" + (node.getStartMark().getLine() + 1) + ": " + reason);
    }

    /** One entry of the list, read field by field. */
    final class Entry {
        private final MappingNode node;
        private final Map<String, Node> fields = new LinkedHashMap<>();

        Entry(MappingNode node, Set<String> known) {
            this.node = node;
            for (NodeTuple tuple : node.getValue()) {
                String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
                if (!known.contains(name)) {
                    YamlFile.this.fault(
                            tuple.getKeyNode(),
                            "unknown field '" + name + "' (known: "
                                    + String.join(", ", known.stream().sorted().toList()) + ")");
                } else if (fields.putIfAbsent(name, tuple.getValueNode()) != null) {
                    YamlFile.this.fault(tuple.getKeyNode(), "field '" + name + "' is there twice");
                }
            }
        }

        void fault(String field, String reason) {
            YamlFile.this.fault(fields.getOrDefault(field, node), field + " " + reason);
        }

        String required(String field) {
            String text = text(field);
            if (text == null) {
                fault(field, "is required");
                return "";
            }
            return text;
        }

        @Nullable
        String text(String field) {
            Node value = fields.get(field);
            if (value == null || Tag.NULL.equals(value.getTag())) {
                return null;
            }
            if (!(value instanceof ScalarNode scalar)) {
                fault(field, "must be a single value");
                return null;
            }
            return scalar.getValue().isBlank() ? null : scalar.getValue().strip();
        }

        String textOr(String field, String otherwise) {
            String text = text(field);
            return text == null ? otherwise : text;
        }

        List<String> texts(String field) {
            Node value = fields.get(field);
            if (value == null) {
                return List.of();
            }
            if (!(value instanceof SequenceNode list)) {
                fault(field, "must be a list");
                return List.of();
            }
            List<String> all = new ArrayList<>();
            for (Node item : list.getValue()) {
                if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                    all.add(scalar.getValue().strip());
                } else {
                    YamlFile.this.fault(item, field + " must hold names");
                }
            }
            return all;
        }

        LocalDate date(String field, LocalDate otherwise) {
            String text = text(field);
            if (text == null) {
                return otherwise;
            }
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                fault(field, "'" + text + "' is not a calendar date (YYYY-MM-DD)");
                return otherwise;
            }
        }

        @Nullable
        Double degrees(String field, double bound) {
            String text = text(field);
            if (text == null) {
                return null;
            }
            try {
                double value = Double.parseDouble(text);
                if (Math.abs(value) <= bound) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // falls through to the fault below, which names the value
            }
            fault(field, "'" + text + "' is not degrees from -" + (int) bound + " to " + (int) bound);
            return null;
        }

        int integer(String field, int least, int most, int otherwise) {
            String text = text(field);
            if (text == null) {
                return otherwise;
            }
            if (text.matches("\\d{1,9}") && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most) {
                return Integer.parseInt(text);
            }
            fault(field, "'" + text + "' is not a whole number from " + least + " to " + most);
            return otherwise;
        }
    }
}
