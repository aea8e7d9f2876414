package org.faultline.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.report.Text;
import org.faultline.report.delivery.Nearest;
import org.jspecify.annotations.Nullable;

/** Reads the fields of one JSON object: its single values, its lists and the objects in it. */
final class Fields extends Scalars {
    private static final int MOST_NAMES = 50;
    private static final int MOST_WARNINGS = 20;

    Fields(JsonNode node, String path, Faults faults) {
        super(node, path, faults);
    }

    /** The names that are not among those known here, each with the nearest known one; the first of them only. */
    void noteUnknown(Set<String> known, Faults warnings) {
        int unknown = 0;
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name) && ++unknown <= MOST_WARNINGS) {
                warnings.add(path + name, node.get(name), "unknown field, not read" + Nearest.hint(name, known));
            }
        }
        if (unknown > MOST_WARNINGS) {
            warnings.add(path, null, (unknown - MOST_WARNINGS) + " more unknown fields, not read");
        }
    }

    List<String> names(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_NAMES) {
            fault(name, "must be a list of at most " + MOST_NAMES + " names");
            return List.of();
        }
        List<String> names = new ArrayList<>();
        for (JsonNode item : value) {
            String text = item.isTextual() ? Text.clean(item.textValue()) : "";
            if (text.isEmpty() || text.length() > 300) {
                faults.add(path + name, item, "must hold names of 1 to 300 characters");
            } else if (!names.contains(text)) {
                names.add(text);
            }
        }
        return List.copyOf(names);
    }

    /** A list of constants, each once, in their own order. */
    <E extends Enum<E>> List<E> allOf(String name, Class<E> type) {
        Set<E> all = EnumSet.noneOf(type);
        for (String text : names(name)) {
            try {
                all.add(Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
            } catch (IllegalArgumentException e) {
                faults.add(path + name, TextNode.valueOf(text), "is not one of the known values");
            }
        }
        return List.copyOf(all);
    }

    /** The object under a name, or null; anything else there is a fault. */
    @Nullable
    Fields nested(String name) {
        JsonNode value = node.path(name);
        if (value instanceof MissingNode || value.isNull()) {
            return null;
        }
        if (!value.isObject()) {
            fault(name, "must be an object");
            return null;
        }
        return new Fields(value, path + name + ".", faults);
    }

    List<Fields> each(String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > MOST_NAMES) {
            fault(name, "must be a list of at most " + MOST_NAMES + " objects");
            return List.of();
        }
        List<Fields> all = new ArrayList<>();
        for (int i = 0; i < value.size(); i++) {
            if (value.get(i).isObject()) {
                all.add(new Fields(value.get(i), path + name + "[" + i + "].", faults));
            } else {
                faults.add(path + name + "[" + i + "]", value.get(i), "must be an object");
            }
        }
        return all;
    }
}
