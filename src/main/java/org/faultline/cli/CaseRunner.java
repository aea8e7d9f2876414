package org.faultline.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.faultline.fact.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.Report;
import org.faultline.rule.Evaluation;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.RuleBook;

/** Runs a case over the whole rule book, as the service would, and looks at what the one rule raised. */
final class CaseRunner {
    private static final long SEED = 42;

    private final Knowledge knowledge;
    private final RuleBook rules;

    CaseRunner(Knowledge knowledge, RuleBook rules) {
        this.knowledge = knowledge;
        this.rules = rules;
    }

    /** Runs it three times: all reports at once, one by one from the last to the first, one by one shuffled. */
    CaseResult run(String rule, Case c) {
        Set<Story> found = stories(rule, c, List.of(c.reports()));
        List<Report> order = new ArrayList<>(c.reports());
        Collections.reverse(order);
        Set<Story> reversed = stories(rule, c, singly(order));
        Collections.shuffle(order, new Random(SEED));
        Set<Story> shuffled = stories(rule, c, singly(order));
        return CaseResult.of(c, found, reversed.equals(found) && shuffled.equals(found));
    }

    private static List<List<Report>> singly(List<Report> reports) {
        return reports.stream().map(List::of).toList();
    }

    private Set<Story> stories(String rule, Case c, List<List<Report>> arrivals) {
        Map<String, Firing> standing = new LinkedHashMap<>();
        FactBase facts = new FactBase(knowledge);
        try (Evaluation evaluation = rules.evaluation()) {
            if (c.today() != null) {
                note(evaluation.day(c.today()), standing);
            }
            arrivals.forEach(reports -> note(evaluation.apply(facts.learn(reports)), standing));
        }
        Set<Story> stories = new LinkedHashSet<>();
        standing.values().stream()
                .filter(f -> f.rule().equals(rule))
                .map(Story::of)
                .forEach(s -> merge(s, stories));
        return stories;
    }

    private static void note(FiringChange change, Map<String, Firing> standing) {
        change.gone().forEach(f -> standing.remove(f.id()));
        change.come().forEach(f -> standing.put(f.id(), f));
    }

    private static void merge(Story story, Set<Story> into) {
        Story whole = story;
        for (Story other : List.copyOf(into)) {
            if (other.continues(whole)) {
                into.remove(other);
                whole = whole.with(other);
            }
        }
        into.add(whole);
    }
}
