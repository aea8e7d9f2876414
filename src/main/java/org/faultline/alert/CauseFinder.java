package org.faultline.alert;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.EvidenceDifference;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.ReportSource;

/** What changed in the news behind an alert: the events it rested on, as they were, beside what their reports tell now. */
public final class CauseFinder {
    private static final int MOST = 30;

    private static final Map<String, Function<Evidence, String>> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("type", Evidence::type);
        FIELDS.put("status", Evidence::status);
        FIELDS.put("date", e -> span(e.start(), e.end()));
        FIELDS.put("place", e -> e.place() + (e.admin1().isEmpty() ? "" : ", " + e.admin1()));
        FIELDS.put("precision of the place", e -> String.valueOf(e.placePrecision()));
        FIELDS.put("actors", e -> parts(e, Evidence.Part::actor, ", "));
        FIELDS.put(Cause.GROUPS, e -> parts(e, Evidence.Part::group, Cause.PARTED));
        FIELDS.put("deaths", e -> e.deathsBest() == null ? "not known" : String.valueOf(e.deathsBest()));
        FIELDS.put("sources", e -> String.join(", ", e.sources()));
    }

    private CauseFinder() {}

    private static String parts(Evidence e, Function<Evidence.Part, String> field, String joint) {
        return e.parts().stream().map(field).distinct().sorted().collect(Collectors.joining(joint));
    }

    /** @param newRevision a revision that takes something back */
    public static List<Cause> of(NewRevision newRevision, CurrentReports currentReports) {
        Snapshot before = newRevision.before();
        if (before == null) {
            return List.of();
        }
        // a withdrawal keeps the evidence that was
        List<Evidence> touched = newRevision.reason() == RevisionReason.WITHDRAWN
                ? before.evidence()
                : EvidenceDifference.evidence(before, newRevision.snapshot()).gone();
        List<Cause> causes = touched.stream()
                .flatMap(e -> of(e, currentReports).stream())
                .limit(MOST)
                .toList();
        return causes.isEmpty()
                ? touched.stream()
                        .limit(MOST)
                        .map(e -> new Cause(Cause.Kind.NO_LONGER_COUNTS, key(e), null, null, null))
                        .toList()
                : causes;
    }

    private static List<Cause> of(Evidence was, CurrentReports currentReports) {
        List<Cause> causes = new ArrayList<>();
        Set<Evidence> still = new LinkedHashSet<>();
        for (ReportSource report : was.reports()) {
            Evidence is = currentReports.now(report.key(), was);
            if (is == null) {
                causes.add(new Cause(Cause.Kind.RETRACTED, report.key(), null, null, null));
            } else if (!is.event().equals(was.event()) && is.reports().size() > 1) {
                causes.add(new Cause(Cause.Kind.ANOTHER_EVENT, report.key(), null, was.event(), is.event()));
            } else {
                still.add(is);
            }
        }
        still.forEach(is -> FIELDS.forEach((field, value) -> {
            if (!value.apply(was).equals(value.apply(is))) {
                causes.add(new Cause(Cause.Kind.CHANGED, key(is), field, value.apply(was), value.apply(is)));
            }
        }));
        return causes;
    }

    private static String key(Evidence e) {
        return e.reports().isEmpty() ? e.event() : e.reports().get(0).key();
    }

    private static String span(LocalDate start, LocalDate end) {
        return start.equals(end) ? start.toString() : start + " to " + end;
    }
}
