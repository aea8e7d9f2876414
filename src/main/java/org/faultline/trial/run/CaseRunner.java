package org.faultline.trial.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.faultline.fact.Fact;
import org.faultline.fact.ReportExcerpt;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseReport;
import org.faultline.trial.nearmiss.FactText;
import org.faultline.trial.nearmiss.NearMiss;
import org.faultline.trial.nearmiss.SilenceReasons;
import org.jspecify.annotations.Nullable;

/** Runs the cases of one rule and their variations over the whole book, as the service would, and looks at that rule's alerts. */
final class CaseRunner {
    private static final long SEED = 42;

    /** What there was after each step: the alerts, and all facts. */
    private record Played(List<List<FoundAlert>> found, List<List<Fact>> facts) {
        Set<FoundAlert> standing() {
            return found.get(found.size() - 1).stream()
                    .filter(FoundAlert::stands)
                    .collect(Collectors.toSet());
        }
    }

    private final RuleBook book;
    private final Knowledge knowledge;
    private final Rule rule;
    private final @Nullable RuleModel model;
    private final Variations variations;
    private final FactText text;
    private final List<List<Fact>> situations = new ArrayList<>();

    /** @param model the rule as it reads; null where nobody is to say why it is silent */
    CaseRunner(RuleBook book, Knowledge knowledge, Rule rule, @Nullable RuleModel model) {
        this.book = book;
        this.knowledge = knowledge;
        this.rule = rule;
        this.model = model;
        this.variations = new Variations(knowledge);
        this.text = new FactText(knowledge.displayNames(), titles(book), ReportExcerpt::externalId);
    }

    private static UnaryOperator<String> titles(RuleBook book) {
        return id -> {
            Rule known = book.rules().get(id);
            return known == null ? id : known.title();
        };
    }

    /** The case itself, then each of its variations. */
    List<CaseResult> run(CaseFile file, Case c) {
        List<CaseResult> results = new ArrayList<>();
        results.add(expected(file, c));
        variations.expected(c).forEach(v -> results.add(expected(file, v)));
        variations.withdrawals(c).forEach(w -> results.add(CaseResult.of(file, w.after(), differences(w), List.of())));
        return results;
    }

    /** The facts of every moment at which a case looked so far. */
    List<List<Fact>> situations() {
        return List.copyOf(situations);
    }

    private CaseResult expected(CaseFile file, Case c) {
        Played played = play(c);
        List<String> lines = new ArrayList<>();
        List<NearMiss> near = List.of();
        for (int i = 0; i < c.steps().size(); i++) {
            Case.Step step = c.steps().get(i);
            if (step.alerts() == null) {
                continue;
            }
            situations.add(played.facts().get(i));
            String at = c.steps().size() == 1 ? "" : step.on() + ": ";
            CaseResult.differences(step.alerts(), played.found().get(i))
                    .forEach(d -> lines.add(d.substring(0, 2) + at + d.substring(2)));
            near = played.found().get(i).stream().anyMatch(FoundAlert::stands)
                    ? List.of()
                    : near(played.facts().get(i));
        }
        if (c.atOnce() && !stable(c, played.standing())) {
            lines.add("! the outcome depends on the order of the reports");
        }
        return CaseResult.of(file, c, lines, near);
    }

    private List<NearMiss> near(List<Fact> facts) {
        return model == null ? List.of() : SilenceReasons.of(rule, facts, text);
    }

    /** What stands once a report is withdrawn must be what the others alone tell. */
    private List<String> differences(Variations.Withdrawal w) {
        Set<FoundAlert> after = play(w.after()).standing();
        Set<FoundAlert> without = play(w.without()).standing();
        List<String> lines = new ArrayList<>();
        without.stream().filter(f -> !after.contains(f)).forEach(f -> lines.add("- " + f.shown()));
        after.stream().filter(f -> !without.contains(f)).forEach(f -> lines.add("+ " + f.shown()));
        return lines;
    }

    /** Whether the same stands when the reports come one by one from the last to the first, and shuffled. */
    private boolean stable(Case c, Set<FoundAlert> found) {
        List<CaseReport> order = new ArrayList<>(c.reports());
        Collections.reverse(order);
        Set<FoundAlert> reversed = play(singly(c, order)).standing();
        Collections.shuffle(order, new Random(SEED));
        return reversed.equals(found) && play(singly(c, order)).standing().equals(found);
    }

    private static Case singly(Case c, List<CaseReport> order) {
        Case.Step once = c.last();
        return c.as(
                "one by one",
                order.stream()
                        .map(r -> new Case.Step(once.line(), once.on(), once.today(), List.of(r), null))
                        .toList());
    }

    private Played play(Case c) {
        List<List<FoundAlert>> found = new ArrayList<>();
        List<List<Fact>> facts = new ArrayList<>();
        try (CaseRun play = new CaseRun(book, rule, knowledge, c.heard())) {
            for (Case.Step step : c.steps()) {
                found.add(play.step(step));
                facts.add(play.facts());
            }
        }
        return new Played(found, facts);
    }
}
