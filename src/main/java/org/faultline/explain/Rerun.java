package org.faultline.explain;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.alert.store.AlertSearch;
import org.faultline.explain.lane.KeptRules;
import org.faultline.explain.lane.LaneCopy;
import org.faultline.explain.lane.LaneCopyMaker;
import org.faultline.explain.text.Conditions;
import org.faultline.explain.text.Phrases;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ReportLog;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;

/** Runs the rule of an alert again over the stored reports, and compares what comes of it with what was told. */
@ApplicationScoped
public class Rerun {
    private final KeptRules rules;
    private final RunningRules running;
    private final LaneCopyMaker copies;
    private final ReportLog reportLog;
    private final Calendar calendar;

    Rerun(KeptRules rules, RunningRules running, LaneCopyMaker copies, ReportLog reportLog, Calendar calendar) {
        this.rules = rules;
        this.running = running;
        this.copies = copies;
        this.reportLog = reportLog;
        this.calendar = calendar;
    }

    public RerunResult of(AlertSearch.Whole whole) {
        Alert e = whole.alert();
        Snapshot told = whole.now();
        KeptRules.Found kept = rules.find(e.rule(), told.ruleVersion());
        Rule rule = kept.rule();
        if (rule == null) {
            String why = String.valueOf(kept.why());
            return answer(e, told, List.of(new RerunResult.Difference(RerunResult.Kind.RULE, e.rule(), why)));
        }
        List<Firing> now = rules.with(rule, book -> {
            try (LaneCopy copy = copies.of(e.theatre(), book, days(told), today(rule, told), told.matches())) {
                return copy.standing();
            }
        });
        List<Firing> own = now.stream().filter(f -> belongs(f, e, rule)).toList();
        return answer(e, told, new RerunComparison(told, own).differences(reportLog));
    }

    /** The days of its events, so that everything within reach of any of them is there. */
    private static List<LocalDate> days(Snapshot told) {
        TreeSet<LocalDate> days = new TreeSet<>(List.of(told.firstEvent(), told.lastEvent()));
        told.evidence().stream().map(Evidence::day).forEach(days::add);
        return List.copyOf(days);
    }

    private LocalDate today(Rule rule, Snapshot told) {
        return Objects.requireNonNullElse(Conditions.today(rule.model(), told.bindings()), calendar.today());
    }

    /** What follows without a longer quiet than the rule allows is one alert. */
    private static boolean belongs(Firing f, Alert e, Rule rule) {
        return f.rule().equals(e.rule())
                && f.groupBy().equals(e.groupBy())
                && rule.terms().join(e.firstEvent(), e.lastEvent(), f.first(), f.last());
    }

    private RerunResult answer(Alert e, Snapshot told, List<RerunResult.Difference> differences) {
        Rule now = running.book().rules().get(e.rule());
        return new RerunResult(
                differences.isEmpty(),
                Phrases.english(DisplayNames.NONE).of(differences.isEmpty() ? "again.same" : "again.differs"),
                e.rule(),
                told.ruleVersion(),
                now == null || !now.version().equals(told.ruleVersion()),
                told.matches().size(),
                told.facts().size(),
                told.evidence().size(),
                differences);
    }
}
