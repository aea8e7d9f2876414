package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Something that happened and that a rule might have warned of.
 *
 * @param values where, and between or by whom: country, admin1, admin2, dyad, group, as far as they are known
 */
public record ObservedOutcome(LocalDate day, Map<String, String> values) {
    /** What an outcome may be told apart by. */
    static final List<String> COLUMNS = List.of("country", "admin1", "admin2", "dyad", "group");

    public ObservedOutcome {
        values = new TreeMap<>(values);
    }

    /** Whether an alert is about the same, as far as both say. */
    boolean is(PastAlert alert) {
        return values.entrySet().stream().allMatch(v -> agrees(v.getKey(), v.getValue(), alert));
    }

    /** By the rule's own group-by value of that name; where it has none, by what its evidence tells. */
    private static boolean agrees(String column, String value, PastAlert alert) {
        String own = alert.groupBy().get(column);
        if (own != null) {
            return canonical(own).equals(canonical(value));
        }
        return switch (column) {
            case "country" -> among(alert.countries(), value);
            case "admin1" -> among(alert.admin1s(), value);
            case "group" -> among(alert.groups(), value);
            case "dyad" -> Arrays.stream(value.split("\\|")).allMatch(g -> among(alert.groups(), g));
            default -> false;
        };
    }

    private static boolean among(List<String> values, String value) {
        return values.stream().anyMatch(v -> v.equalsIgnoreCase(value.strip()));
    }

    /** A dyad is the same in either order. */
    private static String canonical(String value) {
        return Arrays.stream(value.toLowerCase(Locale.ROOT).split("\\|"))
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining("|"));
    }
}
