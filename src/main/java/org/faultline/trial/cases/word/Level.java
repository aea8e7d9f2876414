package org.faultline.trial.cases.word;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a mapping in a cases file is about, and the keys that it may have. */
public enum Level {
    KNOWLEDGE("an entry that names the knowledge", "knowledge"),
    CASE("a case", "case", "reports", "today", "fires", "silent", "also", "heard", "from", "steps"),
    STEP("a step", "on", "arrive", "withdraw", "today", "fires", "silent"),
    ALERT("an alert under 'fires'", "groupBy", "evidence", "severity", "certainty", "condition", "text"),
    REPORT("a report", ReportKey.keys()),
    DATE("a date", "start", "end", "best", "precision"),
    PLACE("a place", "name", "admin1", "admin2", "country", "lat", "lon", "precision"),
    COUNT("a number of people", "low", "best", "high"),
    AMOUNT("an amount", "low", "high"),
    QUANTITY("a quantity", "measure", "low", "high", "raw", "basis"),
    SOURCE(
            "a source",
            "publisher",
            "originalSource",
            "article",
            "title",
            "url",
            "publishedOn",
            "publishedBasis",
            "language");

    private static final List<Level> WHOLE = List.of(CASE, STEP, ALERT, REPORT);

    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // nobody changes it
    private final Set<String> keys;

    Level(String words, String... keys) {
        this.words = words;
        this.keys = new LinkedHashSet<>(List.of(keys));
    }

    public String words() {
        return words;
    }

    public Set<String> keys() {
        return keys;
    }

    /** Where a key belongs that is none of this level; empty where it belongs nowhere. */
    public String home(String key) {
        for (Level other : WHOLE) {
            if (other != this && other.keys.contains(key)) {
                return other.words;
            }
        }
        return "";
    }
}
