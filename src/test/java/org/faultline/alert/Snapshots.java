package org.faultline.alert;

import java.lang.reflect.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.alert.lifecycle.AlertLifecycle;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.RuleCheck;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.ReportSource;
import org.faultline.rule.language.model.Severity;

/** Snapshots and news for tests: the condition, the severity, and the events that are the evidence. */
public final class Snapshots {
    /** By one value, and over after ten days. */
    public static final Rule RULE = RuleCheck.read("family/rule.drl", """
            rule "rule"
              @title("Title") @severity(LOW) @status(active) @groupBy("group") @quiet("10d") @grace("3d")
            when
              Involvement( violent, $group : group )
            then
              alerts.raise($group, "What happened");
            end
            """);

    private Snapshots() {}

    /** An event as {@code id} or, told by several reports, as {@code id=report+report}; {@code id!} has other contents. */
    public static Snapshot snapshot(Condition condition, Severity severity, String... events) {
        List<Evidence> evidence = Arrays.stream(events).map(Snapshots::evidence).toList();
        return new Snapshot(
                condition,
                severity,
                certainty(evidence),
                "what happened",
                LocalDate.of(2024, 11, 2),
                LocalDate.of(2024, 11, 9),
                "v1",
                List.of(),
                List.of(),
                Map.of(),
                sources(evidence),
                evidence);
    }

    private static List<String> sources(List<Evidence> evidence) {
        return evidence.stream().flatMap(e -> e.sources().stream()).distinct().toList();
    }

    /** What these events alone let say. */
    public static AssessedCertainty certainty(List<Evidence> evidence) {
        return AssessedCertainty.of(
                new Firing(
                        "firing",
                        RULE.id(),
                        RULE.version(),
                        Map.of(),
                        org.faultline.rule.language.model.Severity.LOW,
                        "",
                        LocalDate.EPOCH,
                        LocalDate.EPOCH,
                        Map.of(),
                        List.of(),
                        evidence,
                        null),
                sources(evidence));
    }

    /** The same in other words. */
    public static Snapshot saying(String summary, Snapshot s) {
        return new Snapshot(
                s.condition(),
                s.severity(),
                s.certainty(),
                summary,
                s.firstEvent(),
                s.lastEvent(),
                s.ruleVersion(),
                s.matches(),
                s.facts(),
                s.bindings(),
                s.sources(),
                s.evidence());
    }

    public static AlertUpdate news(RevisionReason reason, Snapshot snapshot, Instant at) {
        Alert alert = alert(1, at);
        return new AlertUpdate(
                alert, new Revision(1, new NewRevision(alert, 1, reason, at, snapshot, null, List.of())));
    }

    /** News of an alert of a rule with this title. */
    public static AlertUpdate news(
            String title, Map<String, String> groupBy, RevisionReason reason, Snapshot snapshot, Instant at) {
        Alert alert = alert(12, title, groupBy, at);
        return new AlertUpdate(
                alert, new Revision(12, new NewRevision(alert, 1, reason, at, snapshot, null, List.of())));
    }

    /** The same news with what brought it about. */
    public static AlertUpdate because(AlertUpdate news, Cause... causes) {
        Revision r = news.revision();
        NewRevision newRevision =
                new NewRevision(news.alert(), r.number(), r.reason(), r.at(), r.snapshot(), null, List.of(causes));
        return new AlertUpdate(news.alert(), new Revision(12, newRevision));
    }

    /** The next turn of an alert. */
    public static AlertUpdate revise(Alert alert, RevisionReason reason, Snapshot snapshot, Instant at) {
        AlertLifecycle.Standing standing = new AlertLifecycle.Standing(snapshot.condition(), snapshot, at, false);
        NewRevision newRevision = alert.take(new AlertLifecycle.Outcome(standing, Optional.of(reason)), null, at)
                .orElseThrow();
        return new AlertUpdate(alert, newRevision.revision());
    }

    /** An alert that has not turned yet, under a number. */
    public static Alert alert(long number, Instant at) {
        return alert(number, "Title", Map.of("group", "g"), at);
    }

    private static Alert alert(long number, String title, Map<String, String> groupBy, Instant at) {
        Rule rule = RuleCheck.read("family/rule.drl", """
                rule "rule"
                  @title("Title") @severity(LOW) @status(active) @groupBy("group")
                when
                  Involvement( violent, $group : group )
                then
                  alerts.raise($group, "What happened");
                end
                """);
        Alert alert = new Alert(titled(rule, title), "fp", groupBy, at);
        try {
            Field id = Alert.class.getDeclaredField("id");
            id.setAccessible(true);
            id.set(alert, number);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
        return alert;
    }

    private static Rule titled(Rule rule, String title) {
        return new Rule(
                rule.id(),
                rule.family(),
                rule.version(),
                title,
                rule.severity(),
                rule.status(),
                rule.owner(),
                rule.groupBy(),
                rule.terms(),
                rule.text(),
                rule.model(),
                rule.names(),
                rule.meanings());
    }

    public static Evidence evidence(String spec) {
        boolean changed = spec.endsWith("!");
        String id = spec.replace("!", "").split("=")[0];
        String[] reports =
                spec.contains("=") ? spec.replace("!", "").split("=")[1].split("\\+") : new String[] {id};
        LocalDate day = LocalDate.of(2024, 11, 2);
        return new Evidence(
                id,
                "CLASH",
                "REPORTED",
                "SINGLE",
                day,
                day,
                day,
                1,
                changed ? "elsewhere" : "there",
                "",
                "",
                "SYR",
                1,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                Arrays.stream(reports).map(r -> "source of " + r).toList(),
                Arrays.stream(reports)
                        .map(r -> new ReportSource("desk", r, null, "", "", "", "", "", ""))
                        .toList(),
                List.of());
    }
}
