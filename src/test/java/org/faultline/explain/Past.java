package org.faultline.explain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.explain.lane.KeptRules;
import org.faultline.explain.lane.LaneCopy;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.fixture.ShippedRules;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.Report;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.read.ReportReader;
import org.faultline.rule.RuleBook;
import org.faultline.rule.evaluate.Evaluation;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;

/** Reports in memory, with all rules of the project over them: a copy that needs no database. */
public final class Past implements LaneCopy {
    static final Knowledge KNOWLEDGE = Findings.KNOWLEDGE;
    public static final RuleBook BOOK = ShippedRules.BOOK;

    private final LocalDate today;
    private final FactBase base = new FactBase(KNOWLEDGE);
    private final Evaluation evaluation;

    /**
     * @param rule the only one that runs, unless it builds on others
     * @param reports each as JSON, or an array of them
     */
    public Past(String rule, LocalDate today, Collection<String> reports) {
        this.today = today;
        Set<String> others = new TreeSet<>(BOOK.rules().keySet());
        others.remove(rule);
        evaluation = (KeptRules.buildsOnRules(rule(rule).model()) ? BOOK : BOOK.without(others))
                .evaluation(DisplayNames.NONE);
        evaluation.day(today, heardOn(today));
        List<Report> all = reports.stream()
                .map(json -> ReportReader.readJson(json, Instant.parse("2024-11-18T08:00:00Z")))
                .flatMap(d -> d.items().stream())
                .map(Delivery.Item::report)
                .toList();
        evaluation.apply(base.learn(all));
    }

    public static Rule rule(String id) {
        return java.util.Objects.requireNonNull(BOOK.rules().get(id), id);
    }

    private static List<Coverage> heardOn(LocalDate day) {
        return KNOWLEDGE.sources().stream()
                .map(s -> new Coverage(s.name(), day, s.cadenceDays(), day))
                .toList();
    }

    @Override
    public List<Firing> standing() {
        return evaluation.standing();
    }

    @Override
    public List<Fact> facts() {
        return evaluation.facts();
    }

    @Override
    public List<Coverage> coverage() {
        return heardOn(today);
    }

    @Override
    public List<Firing> suppose(Report report) {
        return evaluation.apply(base.learn(List.of(report))).come();
    }

    @Override
    public List<Firing> supposeSilenceUntil(LocalDate day) {
        return evaluation.day(day, heardOn(day)).come();
    }

    @Override
    public void close() {
        evaluation.close();
    }
}
