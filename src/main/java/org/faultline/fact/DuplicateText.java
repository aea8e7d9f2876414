package org.faultline.fact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.knowledge.name.Memo;
import org.faultline.report.Report;

/** Which of some reports, in the order they were told, copy the headline or the quote of others; also copies of copies. */
public final class DuplicateText {
    /** So few quotes are compared each with each. */
    private static final int FEW = 8;

    /** Of the latest texts, as those of one incident are told again with each that comes. */
    private static final Memo<String, NormalizedText> WORDINGS = new Memo<>(10_000, NormalizedText::of);

    private final int[] copied;
    private final Map<NormalizedText, Integer> headlines = new HashMap<>();
    private final Map<NormalizedText, Integer> quotes = new HashMap<>();
    private final Map<String, List<NormalizedText>> byRun = new HashMap<>();

    public DuplicateText(List<Report> reports) {
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
        List<NormalizedText> texts = List.copyOf(quotes.keySet());
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

    private void compare(NormalizedText one, NormalizedText other) {
        Integer a = quotes.get(one);
        Integer b = quotes.get(other);
        if (a != null && b != null && one.nearly(other)) {
            join(a, b);
        }
    }

    private void index(NormalizedText quote) {
        quote.runs()
                .forEach(r -> byRun.computeIfAbsent(r, k -> new ArrayList<>()).add(quote));
    }

    private void note(Map<NormalizedText, Integer> texts, NormalizedText text, int report) {
        Integer known = texts.putIfAbsent(text, report);
        if (known != null && !text.toString().isEmpty()) {
            join(known, report);
        }
    }

    /**
     * All that may be nearly the same and not shorter: at most a tenth of a quote's runs are missing there, so that of any more
     * than a tenth one is there. The rarest have the fewest to look at.
     */
    private Set<NormalizedText> candidates(NormalizedText quote) {
        Set<NormalizedText> all = new LinkedHashSet<>();
        quote.runs().stream()
                .sorted(Comparator.comparingInt(
                        r -> byRun.getOrDefault(r, List.of()).size()))
                .limit(quote.runs().size() / 10 + 1)
                .forEach(r -> all.addAll(byRun.getOrDefault(r, List.of())));
        return all;
    }

    /** Whether a report, by its place among them, is the first to tell its text. */
    public boolean first(int report) {
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
