package org.faultline.rule.language.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Words that people use for facts, fields, constants and metadata, and ours, the likeliest first; from {@code synonyms.tsv}.
 */
public final class Synonyms {
    private static final Map<String, List<String>> OURS = read();

    private Synonyms() {}

    private static Map<String, List<String>> read() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (List<String> row : TextTable.rows(Synonyms.class, "synonyms.tsv", 2)) {
            for (String word : row.get(1).split(" ", -1)) {
                all.computeIfAbsent(folded(word), w -> new ArrayList<>())
                        .addAll(List.of(row.get(0).split(" ", -1)));
            }
        }
        return all;
    }

    /** Of the known words the one that is ours for a word of others. */
    public static Optional<String> find(String word, Collection<String> known) {
        return ours(word).stream().filter(known::contains).findFirst();
    }

    /** All words of ours for a word of others, the likeliest first. */
    public static List<String> ours(String word) {
        return List.copyOf(OURS.getOrDefault(folded(word), List.of()));
    }

    /** Ours by each word of others, for the manual. */
    public static Map<String, List<String>> all() {
        return Map.copyOf(OURS);
    }

    private static String folded(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
