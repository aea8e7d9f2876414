package org.faultline.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.stream.Stream;

/** A wish as the page's form sends it, in the form the API takes: lists by lines or commas, circles and strips line by line. */
final class WishForm {
    private static final List<String> TEXTS =
            List.of("severity", "certainty", "sources", "digest", "at", "day", "zone", "language");
    private static final List<String> LISTS = List.of("rules", "families", "countries", "admin1s", "groups");
    private static final List<String> FLAGS = List.of("evenIfNothing", "linkOnly");

    private final MultivaluedMap<String, String> form;
    private final ObjectNode wish = JsonNodeFactory.instance.objectNode();

    private WishForm(MultivaluedMap<String, String> form) {
        this.form = form;
    }

    static ObjectNode json(MultivaluedMap<String, String> form) {
        return new WishForm(form).json();
    }

    private ObjectNode json() {
        TEXTS.forEach(name -> wish.put(name, value(name)));
        LISTS.forEach(name -> put(name, value(name).split("[,\\r\\n]")));
        put("texts", value("texts").split("\\R"));
        FLAGS.forEach(name -> wish.put(name, !value(name).isEmpty()));
        lines("near").forEach(line -> {
            String[] parts = line.split("[,;\\s]+");
            wish.withArray("near")
                    .addObject()
                    .put("lat", part(parts, 0))
                    .put("lon", part(parts, 1))
                    .put("km", part(parts, 2));
        });
        lines("borders").forEach(line -> {
            int last = line.lastIndexOf(' ');
            wish.withArray("borders")
                    .addObject()
                    .put("border", last < 0 ? line : line.substring(0, last))
                    .put("km", line.substring(last + 1));
        });
        if (!value("quietFrom").isEmpty() || !value("quietTo").isEmpty()) {
            wish.putObject("quiet").put("from", value("quietFrom")).put("to", value("quietTo"));
        }
        return wish;
    }

    private String value(String name) {
        String given = form.getFirst(name);
        return given == null ? "" : given.strip();
    }

    private void put(String name, String[] values) {
        ArrayNode list = wish.putArray(name);
        Stream.of(values).map(String::strip).filter(v -> !v.isEmpty()).forEach(list::add);
    }

    private List<String> lines(String name) {
        return value(name).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private static String part(String[] parts, int i) {
        return i < parts.length ? parts[i] : "";
    }
}
