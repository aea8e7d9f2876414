package org.faultline.knowledge.yaml;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.DatedRelation;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** One entry of the list, read field by field. */
public final class YamlEntry {
    /** A name, the days on which it is one, and where to say what is wrong with it. */
    public record DatedName(String name, LocalDate validFrom, LocalDate validTo, Consumer<String> fault) {
        private static final Set<String> FIELDS = Set.of("name", "validFrom", "validTo");
    }

    private final YamlFile file;
    private final MappingNode node;
    private final Map<String, Node> fields = new LinkedHashMap<>();

    YamlEntry(YamlFile file, MappingNode node, Set<String> known) {
        this.file = file;
        this.node = node;
        for (NodeTuple tuple : node.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
            if (!known.contains(name)) {
                file.fault(
                        tuple.getKeyNode(),
                        "unknown field '" + name + "' (known: "
                                + String.join(", ", known.stream().sorted().toList()) + ")");
            } else if (fields.putIfAbsent(name, tuple.getValueNode()) != null) {
                file.fault(tuple.getKeyNode(), "field '" + name + "' is there twice");
            }
        }
    }

    public void fault(String field, String reason) {
        file.fault(fields.getOrDefault(field, node), field + " " + reason);
    }

    public String required(String field) {
        String text = text(field);
        if (text == null) {
            fault(field, "is required");
            return "";
        }
        return text;
    }

    @Nullable
    public String text(String field) {
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

    public String textOr(String field, String otherwise) {
        String text = text(field);
        return text == null ? otherwise : text;
    }

    /** The code of a country; empty where it is absent. */
    public String country(String field) {
        String code = textOr(field, "");
        String fault = code.isEmpty() ? null : Countries.fault(code);
        if (fault != null) {
            fault(field, fault);
        }
        return code;
    }

    /** Codes of countries; none where the field is absent. */
    public List<String> countries(String field) {
        List<String> codes = texts(field);
        codes.stream().map(Countries::fault).filter(Objects::nonNull).forEach(fault -> fault(field, fault));
        return codes;
    }

    public String requiredCountry(String field) {
        if (text(field) == null) {
            fault(field, "is required");
        }
        return country(field);
    }

    public List<String> texts(String field) {
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
                file.fault(item, field + " must hold names");
            }
        }
        return all;
    }

    /** Names that may each be a text, or a mapping with the days on which it is the name. */
    public List<DatedName> names(String field) {
        Node value = fields.get(field);
        if (!(value instanceof SequenceNode list)) {
            if (value != null) {
                fault(field, "must be a list");
            }
            return List.of();
        }
        List<DatedName> all = new ArrayList<>();
        for (Node item : list.getValue()) {
            if (item instanceof MappingNode map) {
                all.add(new YamlEntry(file, map, DatedName.FIELDS).datedName());
            } else if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                all.add(new DatedName(
                        scalar.getValue().strip(),
                        DatedRelation.ALWAYS_BEFORE,
                        DatedRelation.ALWAYS_AFTER,
                        r -> file.fault(item, r)));
            } else {
                file.fault(item, field + " must hold names");
            }
        }
        return all;
    }

    private DatedName datedName() {
        LocalDate from = date("validFrom", DatedRelation.ALWAYS_BEFORE);
        LocalDate to = date("validTo", DatedRelation.ALWAYS_AFTER);
        orderly(from, to);
        return new DatedName(required("name"), from, to, r -> file.fault(node, r));
    }

    public void orderly(LocalDate from, LocalDate to) {
        if (from.isAfter(to)) {
            fault("validTo", "'" + to + "' lies before validFrom '" + from + "'");
        }
    }

    public LocalDate date(String field, LocalDate otherwise) {
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
    public Double degrees(String field, double bound) {
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

    public int integer(String field, int least, int most, int otherwise) {
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
