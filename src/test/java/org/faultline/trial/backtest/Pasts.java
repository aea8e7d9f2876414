package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.rule.language.model.Severity;

/** Alerts and results for tests. */
public final class Pasts {
    private Pasts() {}

    /** An alert between a and b, detected on a day, which began two days before. */
    public static PastAlert detected(String day, String... evidence) {
        LocalDate on = LocalDate.parse(day);
        return new PastAlert(
                "rule",
                Map.of("dyad", "a|b"),
                on.minusDays(2),
                on,
                on,
                Severity.HIGH,
                Condition.ENDED,
                false,
                1,
                "what <b>happened</b>",
                List.of(evidence),
                List.of("SYR"),
                List.of("Homs"),
                List.of("a", "b"));
    }

    static PastAlert withdrawn(PastAlert e) {
        return new PastAlert(
                e.rule(),
                e.groupBy(),
                e.firstEvent(),
                e.lastEvent(),
                e.detected(),
                e.severity(),
                Condition.WITHDRAWN,
                e.old(),
                e.findings(),
                e.summary(),
                e.evidence(),
                e.countries(),
                e.admin1s(),
                e.groups());
    }

    static RuleResult rule(PastAlert... alerts) {
        return new RuleResult(
                "rule",
                "A <rule>",
                "HIGH",
                "active",
                "v1",
                List.of("dyad"),
                14,
                3,
                List.of(alerts),
                List.of(1, 0, 2),
                Map.of("LOW", List.of(1, 1, 2)));
    }

    /** Of three weeks from 4 November 2024, a Monday. */
    public static Result result(PastAlert... alerts) {
        LocalDate monday = LocalDate.of(2024, 11, 4);
        return new Result(
                monday,
                monday.plusDays(20),
                9,
                1,
                2,
                List.of(monday, monday.plusWeeks(1), monday.plusWeeks(2)),
                List.of("Desk"),
                List.of(rule(alerts)));
    }
}
