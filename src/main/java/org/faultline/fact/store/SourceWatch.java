package org.faultline.fact.store;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.fact.Coverage;
import org.faultline.knowledge.ExpectedSource;
import org.faultline.report.Report;

/** Listens for the sources that are expected; the day a source was last seen never goes back, so order does not matter. */
public final class SourceWatch {
    private final List<ExpectedSource> expected;
    private final Map<String, LocalDate> seen = new HashMap<>();

    /** @param seen the days known so far, by source */
    public SourceWatch(List<ExpectedSource> expected, Map<String, LocalDate> seen) {
        this.expected = expected;
        this.seen.putAll(seen);
    }

    /** Notes whom a report is from; gives the sources whose day it moved on. */
    public Map<String, LocalDate> hear(Report report) {
        LocalDate published = report.source().publishedOn();
        LocalDate day = published != null ? published : LocalDate.ofInstant(report.asOf(), ZoneOffset.UTC);
        Map<String, LocalDate> moved = new TreeMap<>();
        for (ExpectedSource source : expected) {
            LocalDate before = seen.getOrDefault(source.name(), Coverage.NEVER);
            if (day.isAfter(before) && tells(source, report)) {
                seen.put(source.name(), day);
                moved.put(source.name(), day);
            }
        }
        return moved;
    }

    private static boolean tells(ExpectedSource source, Report report) {
        return source.is(report.source().originalSource())
                || source.is(report.source().publisher())
                || source.is(report.dataset());
    }

    /** What is to be said of every expected source on a day. */
    public List<Coverage> on(LocalDate day) {
        return expected.stream()
                .map(s -> new Coverage(s.name(), seen.getOrDefault(s.name(), Coverage.NEVER), s.cadenceDays(), day))
                .toList();
    }

    /** What there would be to say on a day on which every one of them told something. */
    public List<Coverage> allHeardOn(LocalDate day) {
        return expected.stream()
                .map(s -> new Coverage(s.name(), day, s.cadenceDays(), day))
                .toList();
    }
}
