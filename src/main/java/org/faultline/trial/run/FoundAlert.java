package org.faultline.trial.run;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.ReportSource;
import org.faultline.trial.cases.Case;
import org.jspecify.annotations.Nullable;

/** An alert as it was found after a step; which firings and facts it rested on is left out, as only the events behind it are told. */
public record FoundAlert(Map<String, String> groupBy, Snapshot says) {
    /** What an alert says at last; nothing where it said nothing yet. */
    static Stream<FoundAlert> of(Alert alert) {
        return Stream.ofNullable(alert.latest())
                .map(says -> new FoundAlert(alert.groupBy(), says.with(List.of(), List.of(), says.evidence())));
    }

    public boolean stands() {
        return says.condition() != Condition.WITHDRAWN;
    }

    /** The keys of all reports of its events. */
    Set<String> reports() {
        return events().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Each event as the keys of its reports. */
    private Stream<Set<String>> events() {
        return says.evidence().stream()
                .map(e -> e.reports().stream().map(ReportSource::key).collect(Collectors.toSet()));
    }

    /** What is otherwise than expected, field by field; nothing where it is that alert. */
    List<String> differences(Case.Expected e) {
        String text = e.text() == null || e.text().is(says.summary())
                ? ""
                : "text is \"" + says.summary() + "\", not " + e.text();
        return Stream.of(
                        evidence(e.evidence()),
                        difference("severity", says.severity(), e.severity()),
                        difference(
                                "certainty",
                                e.certainty() == null ? null : says.certainty().level(),
                                e.certainty()),
                        difference("condition", says.condition(), e.condition()),
                        text)
                .filter(d -> !d.isEmpty())
                .toList();
    }

    private static String difference(String what, @Nullable Object found, @Nullable Object expected) {
        return expected == null || expected.equals(found) ? "" : what + " is " + found + ", not " + expected;
    }

    /** Every event is told by a report that the case names, and no report is named for another event. */
    private String evidence(Set<String> named) {
        boolean same = named.isEmpty()
                || (reports().containsAll(named) && events().noneMatch(e -> Collections.disjoint(e, named)));
        return same ? "" : "evidence is " + ids(one()) + ", not " + ids(named);
    }

    /** One report of each event. */
    private List<String> one() {
        return events().map(TreeSet::new).map(TreeSet::first).toList();
    }

    String shown() {
        return shown(groupBy) + " on " + ids(one()) + " (" + says.severity()
                + (says.condition() == Condition.ACTIVE ? "" : ", " + says.condition()) + ")";
    }

    static String shown(Case.Expected e) {
        String named = Stream.of(e.severity(), e.certainty(), e.condition())
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.joining(", "));
        return shown(e.groupBy())
                + (e.evidence().isEmpty() ? "" : " on " + ids(e.evidence()))
                + (named.isEmpty() ? "" : " (" + named + ")");
    }

    static String shown(Map<String, String> groupBy) {
        return groupBy.entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String ids(Collection<String> keys) {
        return keys.stream().map(k -> k.substring(k.indexOf(':') + 1)).sorted().collect(Collectors.joining(", "));
    }
}
