package org.faultline.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.knowledge.Memo;
import org.faultline.report.Report;

/** Which of some reports, in the order they were told, copy the headline or the quote of others; also copies of copies. */
final class Copies {
    /** So few quotes are compared each with each. */
    private static final int FEW = 8;

    /** Of the latest texts, as those of one incident are told again with each that comes. */
    private static final Memo<String, Wording> WORDINGS = new Memo<>(10_000, Wording::of);

    private final int[] copied;
    private final Map<Wording, Integer> headlines = new HashMap<>();
    private final Map<Wording, Integer> quotes = new HashMap<>();
    private final Map<String, List<Wording>> byRun = new HashMap<>();

    Copies(List<Report> reports) {
        copied = new int[reports.size()];
        Arrays.setAll(copied, i -> i);
        for (int i = 0; i < copied.length; i++) {
            String title = reports.get(i).source().title();
            String quote = reports.get(i).quote();
            if (title != null) {
                note(headlines, WORDINGS.of(title), i);
            }
            if (quote != null) {
                note(quotes, WORDINGS.of(quote), i);
            }
        }
        List<Wording> texts = List.copyOf(quotes.keySet());
        if (texts.size() > FEW) {
            texts.forEach(this::index);
            texts.forEach(text -> candidates(text).forEach(other -> compare(text, other)));
            return;
        }
        for (int i = 1; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                compare(texts.get(i), texts.get(j));
            }
        }
    }

    private void compare(Wording one, Wording other) {
        Integer a = quotes.get(one);
        Integer b = quotes.get(other);
        if (a != null && b != null && one.nearly(other)) {
            join(a, b);
        }
    }

    private void index(Wording quote) {
        quote.runs()
                .forEach(r -> byRun.computeIfAbsent(r, k -> new ArrayList<>()).add(quote));
    }

    private void note(Map<Wording, Integer> texts, Wording text, int report) {
        Integer known = texts.putIfAbsent(text, report);
        if (known != null && !text.toString().isEmpty()) {
            join(known, report);
        }
    }

    /**
     * All that may be nearly the same and not shorter: at most a tenth of a quote's runs are missing there, so that of any more
     * than a tenth one is there. The rarest have the fewest to look at.
     */
    private Set<Wording> candidates(Wording quote) {
        Set<Wording> all = new LinkedHashSet<>();
        quote.runs().stream()
                .sorted(Comparator.comparingInt(
                        r -> byRun.getOrDefault(r, List.of()).size()))
                .limit(quote.runs().size() / 10 + 1)
                .forEach(r -> all.addAll(byRun.getOrDefault(r, List.of())));
        return all;
    }

    /** Whether a report, by its place among them, is the first to tell its text. */
    boolean first(int report) {
        return find(report) == report;
    }

    private int find(int report) {
        int at = report;
        while (copied[at] != at) {
            copied[at] = copied[copied[at]];
            at = copied[at];
        }
        return at;
    }

    private void join(int one, int two) {
        int a = find(one);
        int b = find(two);
        copied[Math.max(a, b)] = Math.min(a, b);
    }
}
