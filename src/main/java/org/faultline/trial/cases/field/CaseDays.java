package org.faultline.trial.cases.field;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.entry.YamlJson;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.DateWords;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Days as a case writes them: {@code 2024-11-02}, or {@code day 2} counted from {@code from}, which is day 1. */
public record CaseDays(LocalDate from) {
    /** Day 1 where a case does not say. */
    public static final LocalDate DEFAULT = LocalDate.of(2024, 11, 1);

    private static final Pattern RELATIVE = Pattern.compile("day (-?\\d{1,4})");

    /** A day, or several in a row. */
    public record Span(LocalDate first, LocalDate last) {}

    /** The day of a key, or null where there is none, which is a fault where something else stands there. */
    public @Nullable LocalDate day(CaseEntry entry, String key, CaseFaults faults) {
        Node node = entry.get(key);
        LocalDate day = node == null ? null : day(node, entry.key(key), faults);
        if (day == null && node != null) {
            entry.setWrong(key);
        }
        return day;
    }

    /** @param key where to say that nothing stands behind it */
    public @Nullable LocalDate day(Node node, Node key, CaseFaults faults) {
        Span span = span(node, key, false, faults);
        return span == null ? null : span.first;
    }

    /** A day or a range of them, likewise. */
    public @Nullable Span span(Node node, Node key, boolean ranges, CaseFaults faults) {
        if (YamlNodes.isEmpty(node)) {
            faults.add(
                    key,
                    Code.CASE_DATE,
                    "a day stands here: write " + (ranges ? "2024-11-02 or day 2" : "day 3 or 2024-11-03"));
            return null;
        }
        String text = node instanceof ScalarNode ? YamlNodes.text(node) : said(node);
        int dots = ranges && node instanceof ScalarNode ? text.indexOf("..") : -1;
        LocalDate first = parsed(dots < 0 ? text : text.substring(0, dots));
        LocalDate last = dots < 0 ? first : parsed(text.substring(dots + 2));
        if (first == null || last == null || !(node instanceof ScalarNode)) {
            faults.add(node, Code.CASE_DATE, refused(text, ranges));
            return null;
        }
        if (last.isBefore(first)) {
            faults.add(
                    node,
                    Code.CASE_DATE,
                    "the range ends before it begins: write " + text.substring(dots + 2) + ".."
                            + text.substring(0, dots));
            return null;
        }
        return new Span(first, last);
    }

    /** A list or mapping of days as people would say it. */
    private static String said(Node node) {
        return YamlJson.of(node)
                .toString()
                .replaceAll("\"(?:start|end|from|to|begin|best|year|month|day)\"\\s*:|[\"\\[\\]{}]", "")
                .replace(",", " to ");
    }

    private String refused(String text, boolean ranges) {
        String shown = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        int dots = ranges ? text.indexOf("..") : -1;
        String first = dots < 0 ? text : text.substring(0, dots);
        String part = dots < 0 || parsed(first) == null ? first : text.substring(dots + 2);
        String impossible = DateWords.impossible(part);
        if (!impossible.isEmpty()) {
            return impossible;
        }
        List<String> meant = DateWords.meant(text, ranges, from.getYear());
        if (meant.isEmpty()) {
            return "'" + shown + "' is no day as cases write them: write 2024-11-02, or day 2 of the case"
                    + (ranges ? ", or a range, 2024-11-02..2024-11-09" : "");
        }
        return "'" + shown + "' is no day as cases write them: write " + meant.get(0)
                + (meant.size() < 2 ? "" : ", or " + meant.get(1) + " where that was meant");
    }

    private @Nullable LocalDate parsed(String text) {
        String day = absolute(text.strip());
        try {
            return day.length() == "YYYY-MM-DD".length() ? LocalDate.parse(day) : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The same text with {@code day n} as a date. */
    private String absolute(String text) {
        Matcher m = RELATIVE.matcher(text);
        return m.matches() ? from.plusDays(Integer.parseInt(m.group(1)) - 1L).toString() : text;
    }
}
