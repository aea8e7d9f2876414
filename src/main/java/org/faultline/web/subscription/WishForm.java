package org.faultline.web.subscription;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.web.page.Form;
import org.jspecify.annotations.Nullable;

/** A wish as the page's form sends it, in the form the API takes: lists by lines or commas, circles and strips line by line. */
final class WishForm {
    private static final List<String> TEXTS =
            List.of("severity", "certainty", "sources", "digest", "at", "day", "zone", "language");
    private static final List<String> LISTS =
            List.of("rules", "families", "countries", "admin1s", "groups", "theatres");
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
        LISTS.forEach(name -> put(name, Stream.concat(ticked(name), listed(value(name)).stream())));
        put("texts", value("texts").lines());
        FLAGS.forEach(name -> wish.put(name, !value(name).isEmpty()));
        filled("near").forEach(line -> {
            String[] parts = line.split("[,;\\s]+");
            wish.withArray("near")
                    .addObject()
                    .put("lat", part(parts, 0))
                    .put("lon", part(parts, 1))
                    .put("km", part(parts, 2));
        });
        filled("borders").forEach(line -> {
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

    private Stream<String> ticked(String name) {
        return form.getOrDefault(WishChoices.ticked(name), List.of()).stream();
    }

    /** What is between commas or on lines. */
    static List<String> listed(String typed) {
        return Stream.of(typed.split("[,\\r\\n]"))
                .map(String::strip)
                .filter(v -> !v.isEmpty())
                .toList();
    }

    private void put(String name, Stream<String> values) {
        ArrayNode list = wish.putArray(name);
        values.map(String::strip).filter(v -> !v.isEmpty()).distinct().forEach(list::add);
    }

    private List<String> filled(String name) {
        return value(name).lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
    }

    private static String part(String[] parts, int i) {
        return i < parts.length ? parts[i] : "";
    }

    /** As it was typed: a box that is not ticked is not sent. */
    static Form typed(Form before, MultivaluedMap<String, String> typed) {
        Map<String, List<String>> values = new HashMap<>(before.values());
        values.keySet().removeAll(FLAGS);
        WishChoices.FIELDS.forEach(field -> values.remove(WishChoices.ticked(field)));
        return Form.of(before.prefix(), values).typed(typed);
    }

    /** A wish as the fields of the form hold it. */
    static Form of(String prefix, SubscriptionView.Asked wish) {
        Map<String, List<String>> values = new HashMap<>();
        BiConsumer<String, @Nullable String> put =
                (name, value) -> values.put(name, value == null || value.isEmpty() ? List.of() : List.of(value));
        put.accept("severity", wish.severity());
        put.accept("certainty", wish.certainty());
        put.accept("sources", String.valueOf(wish.sources()));
        put.accept("rules", String.join(", ", wish.rules()));
        put.accept("families", String.join(", ", wish.families()));
        put.accept("countries", String.join(", ", wish.countries()));
        put.accept("admin1s", String.join(", ", wish.admin1s()));
        put.accept("near", lines(wish.near().stream().map(c -> c.lat() + ", " + c.lon() + ", " + c.km())));
        put.accept("borders", lines(wish.borders().stream().map(s -> s.border() + " " + s.km())));
        put.accept("groups", String.join(", ", wish.groups()));
        put.accept("theatres", String.join(", ", wish.theatres()));
        put.accept("texts", lines(wish.texts().stream()));
        put.accept("digest", wish.digest());
        put.accept("at", wish.at());
        put.accept("day", wish.day());
        put.accept("evenIfNothing", wish.evenIfNothing() ? "1" : "");
        put.accept("zone", wish.zone());
        put.accept("quietFrom", wish.quiet() == null ? "" : wish.quiet().from());
        put.accept("quietTo", wish.quiet() == null ? "" : wish.quiet().to());
        put.accept("language", wish.language());
        put.accept("linkOnly", wish.linkOnly() ? "1" : "");
        return Form.of(prefix, values);
    }

    private static String lines(Stream<String> lines) {
        return lines.collect(Collectors.joining("\n"));
    }
}
