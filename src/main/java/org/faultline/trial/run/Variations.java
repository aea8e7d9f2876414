package org.faultline.trial.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.knowledge.Knowledge;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseReport;
import org.faultline.trial.cases.CaseVariation;

/** The variations of a case that it asks for with {@code also}. */
public final class Variations {
    private static final int LATE_DAYS = 20;

    /** A case with a report withdrawn at its end, and the same case without that report: both must come to the same. */
    record Withdrawal(Case after, Case without) {}

    private final UnrelatedActors strangers;

    public Variations(Knowledge knowledge) {
        this.strangers = new UnrelatedActors(knowledge);
    }

    /** Those that say themselves what must stand at their end. */
    public List<Case> expected(Case c) {
        List<Case> all = new ArrayList<>();
        if (c.also().contains(CaseVariation.LATE)) {
            once(c).forEach(r -> all.add(late(c, r)));
        }
        if (c.also().contains(CaseVariation.DUPLICATE)) {
            all.add(duplicate(c));
        }
        if (c.also().contains(CaseVariation.OTHER_ACTOR)) {
            all.addAll(strangers.instead(c));
        }
        return all;
    }

    List<Withdrawal> withdrawals(Case c) {
        return c.also().contains(CaseVariation.RETRACTED)
                ? once(c).filter(r -> c.evidence().contains(r.key()))
                        .map(r -> withdrawn(c, r))
                        .toList()
                : List.of();
    }

    /** The reports of which there is one revision. */
    private static Stream<CaseReport> once(Case c) {
        return c.reports().stream()
                .filter(r -> c.reports().stream()
                                .filter(o -> o.key().equals(r.key()))
                                .count()
                        == 1);
    }

    /** The calendar stays where it is: what is tried is the order of arrival, not the passing of time. */
    private static Case late(Case c, CaseReport report) {
        Case.Step last = c.last();
        Instant newest = Stream.concat(
                        Stream.of(noon(last.on())),
                        c.reports().stream().map(r -> r.report().asOf()))
                .max(Comparator.naturalOrder())
                .orElseThrow();
        Instant at = newest.plusSeconds(LATE_DAYS * 86_400L);
        List<Case.Step> steps = unseen(c, r -> r.filter(o -> !o.key().equals(report.key())));
        steps.add(new Case.Step(
                last.line(),
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                last.today(),
                List.of(report.revised(at)),
                c.expectedLast().stream().map(Case.Expected::atAnyTime).toList()));
        return c.as("late: " + report.id(), steps);
    }

    /** Each step twice, and at the end everything again from the beginning. */
    private static Case duplicate(Case c) {
        List<Case.Step> steps = new ArrayList<>();
        for (Case.Step s : c.steps()) {
            steps.add(new Case.Step(s.line(), s.on(), s.today(), s.arrive(), null));
            steps.add(s);
        }
        Case.Step last = c.last();
        steps.add(new Case.Step(last.line(), last.on(), last.today(), c.reports(), c.expectedLast()));
        return c.as("duplicate", steps);
    }

    private static Withdrawal withdrawn(Case c, CaseReport report) {
        Case.Step last = c.last();
        List<Case.Step> without = unseen(c, r -> r.filter(o -> !o.key().equals(report.key())));
        List<Case.Step> after = unseen(c, r -> r);
        after.add(new Case.Step(
                last.line(),
                last.on(),
                last.today(),
                List.of(report.withdrawn(noon(last.on()).plusSeconds(86_400L))),
                null));
        return new Withdrawal(c.as("retracted: " + report.id(), after), c.as("without " + report.id(), without));
    }

    /** The steps with other reports, at which nobody looks. */
    static List<Case.Step> unseen(Case c, UnaryOperator<Stream<CaseReport>> reports) {
        return c.steps().stream()
                .map(s -> new Case.Step(
                        s.line(),
                        s.on(),
                        s.today(),
                        reports.apply(s.arrive().stream()).toList(),
                        null))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static Instant noon(LocalDate day) {
        return day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
