package org.faultline.explain;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.faultline.explain.lane.FiringReportSearch;
import org.faultline.explain.lane.SupposedReport;
import org.faultline.explain.text.Phrases;
import org.faultline.fact.Fact;
import org.faultline.rule.firing.EvidenceReader;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.interpret.Match;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/** How far a rule had come before the reports that would fire it: the same match, without what they add to it. */
final class RuleProgress {
    /** So far, and asked for, such as {@code 2 of 3}; ordinal is 0 where nothing is counted. */
    record Counted(String words, int ordinal) {}

    private final RuleModel rule;
    private final Phrases phrases;
    private final Set<String> supposed = new HashSet<>();
    private final Reading reading;
    private final Firing firing;

    RuleProgress(RuleModel rule, Phrases phrases, FiringReportSearch.Hit hit, List<Fact> own) {
        this.rule = Reading.named(rule);
        this.phrases = phrases;
        this.firing = hit.firing();
        hit.reports()
                .forEach(r -> supposed.add(
                        SupposedReport.DATASET + ":" + r.path("externalId").asText()));
        this.reading = new Reading(own);
    }

    Counted counted() {
        Set<String> facts = new HashSet<>(firing.facts());
        Optional<Match> match = reading.first(
                rule,
                m -> m.facts().stream().allMatch(f -> facts.contains(f.id()))
                        && m.facts().stream().anyMatch(this::isSupposed));
        return match.flatMap(this::figure)
                .or(() -> match.map(this::steps))
                .orElse(new Counted(phrases.of("not.steps", 0, rule.conditions().size()), 0));
    }

    /** Whether a report that nobody made is part of it. */
    private boolean isSupposed(Fact f) {
        return EvidenceReader.events(f).stream()
                .flatMap(e -> e.reports().stream())
                .anyMatch(r -> supposed.contains(r.key()));
    }

    private Optional<Counted> figure(Match m) {
        for (ConditionalElement c : rule.conditions()) {
            if (c instanceof Accumulate a) {
                for (Constraint t : a.tests()) {
                    Optional<Counted> counted = figure(a, t, m);
                    if (counted.isPresent()) {
                        return counted;
                    }
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Counted> figure(Accumulate a, Constraint test, Match m) {
        if (!(test instanceof Constraint.Comparison x) || !(x.right() instanceof Term.Amount bound)) {
            return Optional.empty();
        }
        List<Reading.Row> before = reading.rows(a.patterns(), m.bound()).stream()
                .filter(r -> r.facts().stream().noneMatch(this::isSupposed))
                .toList();
        return a.results().stream()
                .filter(r -> x.left() instanceof Term.Path p && r.name().equals(p.of()))
                .findFirst()
                .map(r -> {
                    Object had = Reading.figure(r, before);
                    return new Counted(
                            phrases.of("not.figure", Values.shown(had == null ? 0 : had), phrases.shown(bound.value())),
                            ordinal(r, bound.value()));
                });
    }

    private static int ordinal(Accumulate.Result r, BigDecimal bound) {
        return r.function() == Accumulate.Function.COUNT || r.function() == Accumulate.Function.DISTINCT
                ? bound.intValue()
                : 0;
    }

    private Counted steps(Match m) {
        List<FactPattern> steps = rule.conditions().stream()
                .filter(FactPattern.class::isInstance)
                .map(FactPattern.class::cast)
                .toList();
        long there = steps.stream()
                .filter(p -> p.name() != null && m.bound().get(p.name()) instanceof Fact f && !isSupposed(f))
                .count();
        return new Counted(
                steps.size() == 1 ? phrases.of("not.unseen") : phrases.of("not.steps", there, steps.size()), 0);
    }
}
