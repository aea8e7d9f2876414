package org.faultline.web;

import io.quarkus.qute.TemplateExtension;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.faultline.alert.Snapshot;
import org.faultline.rule.Evidence;

/** Orders evidence for the page of an alert: by day, and each event's actors by side; what goes with it, in plain words. */
@TemplateExtension
final class Timeline {
    private static final Map<String, String> IN_WORDS = Map.of("claimed", "being sent", "dead", "given up");

    private Timeline() {}

    static Map<LocalDate, List<Evidence>> byDay(List<Evidence> evidence) {
        return evidence.stream().collect(Collectors.groupingBy(Evidence::day, TreeMap::new, Collectors.toList()));
    }

    static List<Evidence.Part> side(Evidence event, String role) {
        return event.parts().stream().filter(p -> p.role().equals(role)).toList();
    }

    /** The values a rule matched with, but for whole facts, whose keys say nothing to people: they are the evidence. */
    static Map<String, String> plainBindings(Snapshot now) {
        Map<String, String> values = new TreeMap<>(now.bindings());
        values.values().removeIf(v -> v.chars().filter(c -> c == '|').count() > 1);
        return values;
    }

    /** How many mails there are of each state, those of none left out. */
    static String mails(Map<String, Long> deliveries) {
        String all = deliveries.entrySet().stream()
                .filter(d -> d.getValue() > 0)
                .map(d -> d.getValue() + " "
                        + IN_WORDS.getOrDefault(d.getKey(), d.getKey().replace('_', ' ')))
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }
}
