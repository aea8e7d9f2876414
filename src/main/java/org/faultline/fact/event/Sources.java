package org.faultline.fact.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.fact.DuplicateText;
import org.faultline.fact.NormalizedText;
import org.faultline.knowledge.name.Memo;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.jspecify.annotations.Nullable;

/**
 * Who tells of an incident independently of the others. A report's names are its original sources, else its publisher, else its
 * title, in one spelling each. Reports with one headline, or with nearly the same quote ({@link NormalizedText}), are copies of one text,
 * and only the names of its first telling count: that of a report which names an original source before one which does not, then
 * the earliest published, then the least key.
 */
public final class Sources {
    private static final Comparator<Report> FIRST_TOLD = Comparator.comparing(
                    (Report r) -> r.source().originalSource() == null)
            .thenComparing(r -> r.source().publishedOn(), Comparator.nullsLast(Comparator.naturalOrder()));

    /** Names in one spelling; facts are asked for theirs from several threads. */
    private static final Memo<String, String> FOLDED = new Memo<>(Sources::folded);

    private Sources() {}

    /**
     * The names that count, each once, sorted; a report's copies of a text add none.
     *
     * @param reports by key
     */
    public static List<String> independent(List<Report> reports) {
        List<Report> first = reports.size() == 1 ? reports : firstTellings(reports);
        if (first.size() == 1 && names(first.get(0).source()).size() < 2) {
            return names(first.get(0).source());
        }
        Map<String, String> names = new LinkedHashMap<>();
        for (Report one : first) {
            names(one.source()).forEach(n -> names.putIfAbsent(FOLDED.of(n), n));
        }
        return names.values().stream().sorted().toList();
    }

    /** How many different names there are in some lists of them. */
    public static int count(Collection<Event> events) {
        return names(events).size();
    }

    /** Those names in one spelling, sorted. */
    static Set<String> names(Collection<Event> events) {
        // many events have few names
        Set<String> names = new HashSet<>();
        for (Event e : events) {
            for (String name : e.sources()) {
                names.add(name);
            }
        }
        return names.stream().map(FOLDED::of).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Of the reports of each text the one that told it first. */
    private static List<Report> firstTellings(List<Report> reports) {
        List<Report> sorted = new ArrayList<>(reports);
        sorted.sort(FIRST_TOLD);
        DuplicateText duplicates = new DuplicateText(sorted);
        List<Report> first = new ArrayList<>();
        for (int i = 0; i < sorted.size(); i++) {
            if (duplicates.first(i)) {
                first.add(sorted.get(i));
            }
        }
        return first;
    }

    /** The original sources; where the title lists as many headlines as there are sources, those with one headline count once. */
    private static List<String> names(Source s) {
        String told =
                s.originalSource() != null ? s.originalSource() : s.publisher() != null ? s.publisher() : s.title();
        List<String> names = parts(told);
        if (names.size() < 2 || s.originalSource() == null) {
            return names;
        }
        List<String> headlines = parts(s.title());
        if (headlines.size() != names.size()) {
            return names;
        }
        Map<String, String> byHeadline = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byHeadline.putIfAbsent(NormalizedText.plain(headlines.get(i)), names.get(i));
        }
        return List.copyOf(byHeadline.values());
    }

    private static List<String> parts(@Nullable String list) {
        if (list == null) {
            return List.of();
        }
        return list.indexOf(';') < 0 && !list.isBlank()
                ? List.of(list.strip())
                : Arrays.stream(list.split(";"))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
    }

    /** One spelling for names that differ in case, accents, punctuation, spacing or a leading article. */
    private static String folded(String name) {
        String plain = NormalizedText.plain(name);
        String bare = (plain.startsWith("the ") ? plain.substring(4) : plain).replace(" ", "");
        return bare.isEmpty() ? name : bare;
    }
}
