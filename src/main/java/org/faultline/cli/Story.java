package org.faultline.cli;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.rule.Firing;
import org.faultline.rule.Severity;

/** What firings that agree in their group-by values and share events come to; each event is the set of its reports' keys. */
record Story(Map<String, String> groupBy, Set<Set<String>> events, Severity severity) {

    static Story of(Firing firing) {
        Set<Set<String>> events = firing.evidence().stream()
                .map(e -> e.reports().stream()
                        .map(r -> r.dataset() + ":" + r.externalId())
                        .collect(Collectors.toUnmodifiableSet()))
                .collect(Collectors.toUnmodifiableSet());
        return new Story(firing.groupBy(), events, firing.severity());
    }

    boolean continues(Story other) {
        return groupBy.equals(other.groupBy) && !Collections.disjoint(events, other.events);
    }

    Story with(Story other) {
        Set<Set<String>> both = new java.util.HashSet<>(events);
        both.addAll(other.events);
        return new Story(groupBy, both, severity.compareTo(other.severity) >= 0 ? severity : other.severity);
    }

    /** Whether it is that one: every event told by a report that the case names, and no report named for another event. */
    boolean is(Case.Expected expected) {
        Set<String> told = new TreeSet<>();
        events.forEach(told::addAll);
        return groupBy.equals(expected.groupBy())
                && told.containsAll(expected.evidence())
                && events.stream().noneMatch(reports -> Collections.disjoint(reports, expected.evidence()))
                && (expected.severity() == null || expected.severity() == severity);
    }

    String shown() {
        return shown(groupBy, events.stream().map(TreeSet::new).map(TreeSet::first)) + " (" + severity + ")";
    }

    static String shown(Case.Expected expected) {
        return shown(expected.groupBy(), expected.evidence().stream())
                + (expected.severity() == null ? "" : " (" + expected.severity() + ")");
    }

    private static String shown(Map<String, String> groupBy, java.util.stream.Stream<String> keys) {
        return groupBy + " on "
                + keys.map(k -> k.substring(k.indexOf(':') + 1)).sorted().collect(Collectors.joining(", "));
    }
}
