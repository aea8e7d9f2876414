package org.faultline.trial.backtest.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.rule.file.RuleFailure;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.trial.backtest.ObservedOutcome;
import org.faultline.trial.backtest.Result;
import org.faultline.trial.backtest.RuleResult;
import org.faultline.trial.backtest.WarningLead;
import org.jspecify.annotations.Nullable;

/**
 * One rule tried with several values of one of its numbers; its file stays as it is. All variants live through the same history side by
 * side. Only those of a rule that builds on findings have a replay each, as none may see what another raises.
 */
public final class Sweep {
    private static final Set<String> RAISED = Set.of("Finding", "Concern");

    /** Replays a book. */
    @FunctionalInterface
    public interface Replayer {
        /** @param rules those to tell of */
        Result replay(RuleBook book, Set<String> rules);
    }

    private final Rule rule;
    private final List<RuleNumber> numbers;
    private final List<RuleModel> others;
    private final List<RuleVariant> variants;
    private final Map<RuleVariant, SweepStep> steps = new HashMap<>();

    /**
     * @param book the rule among those that it may build on
     * @param horizon days that two facts of one match may lie apart
     * @throws IllegalArgumentException if the rule has no such number, or cannot have one of the values
     */
    public Sweep(RuleBook book, String id, SweepRange range, int horizon) {
        this.rule = Objects.requireNonNull(book.rules().get(id));
        this.numbers = range.chosen(id, RuleNumbers.of(rule.model()));
        this.others = buildsOnFindings()
                ? book.rules().values().stream()
                        .map(Rule::model)
                        .filter(m -> !m.id().equals(id))
                        .toList()
                : List.of();
        this.variants = variants(range, horizon);
    }

    private boolean buildsOnFindings() {
        return rule.model().patterns().stream().map(FactPattern::type).anyMatch(RAISED::contains);
    }

    /** By value; that of the rule is one of them, so that the others can be held against it. */
    private List<RuleVariant> variants(SweepRange range, int horizon) {
        RuleNumber own = numbers.get(0);
        String unit = range.unit().isEmpty() ? own.unit() : range.unit();
        List<RuleVariant> all = new ArrayList<>();
        for (BigDecimal value : range.values()) {
            all.add(RuleVariant.of(rule, numbers, value, unit, id(all.size()), horizon));
        }
        if (all.stream().noneMatch(RuleVariant::current)) {
            all.add(RuleVariant.of(rule, numbers, own.value(), own.unit(), id(all.size()), horizon));
        }
        all.sort(Comparator.comparing(RuleVariant::size));
        return List.copyOf(all);
    }

    /** Those in one book are told apart; what builds on findings may name the rule. */
    private String id(int variant) {
        return buildsOnFindings() ? rule.id() : rule.id() + "-v" + variant;
    }

    /**
     * Replays the history with each value.
     *
     * @param leadDays before an outcome within which an alert warns of it
     * @throws RuleFailure if the rule can be run with none of them
     */
    public SweepReport run(List<ObservedOutcome> outcomes, int leadDays, Replayer replayer) {
        Stream<List<RuleVariant>> books = buildsOnFindings() ? variants.stream().map(List::of) : Stream.of(variants);
        List<Result> results = books.flatMap(some -> Stream.ofNullable(replayed(some, outcomes, leadDays, replayer)))
                .toList();
        if (results.isEmpty()) {
            String reason = variants.stream()
                    .map(this::step)
                    .map(SweepStep::failed)
                    .findFirst()
                    .orElse("");
            throw new RuleFailure(rule.id(), RuleFailure.Kind.OVERRAN, "with any of these values " + reason, null);
        }
        Result any = results.get(0);
        RuleNumber number = numbers.get(0);
        return new SweepReport(
                rule.id(),
                rule.title(),
                number.name(),
                numbers.stream().map(n -> n.at().line()).distinct().toList(),
                number.asked(),
                number.shown(),
                any.from(),
                any.to(),
                any.reports(),
                any.weeks().size(),
                leadDays,
                variants.stream().map(this::step).toList());
    }

    private SweepStep step(RuleVariant variant) {
        return Objects.requireNonNull(steps.get(variant));
    }

    /** In one replay, again without a variant that goes wrong; null where all do. */
    private @Nullable Result replayed(
            List<RuleVariant> some, List<ObservedOutcome> outcomes, int leadDays, Replayer replayer) {
        Map<String, RuleVariant> left = new LinkedHashMap<>();
        some.forEach(v -> left.put(v.model().id(), v));
        while (!left.isEmpty()) {
            Stream<RuleModel> models = left.values().stream().map(RuleVariant::model);
            try (RuleBook book =
                    RuleBook.of(Stream.concat(others.stream(), models).toList())) {
                Result result = replayer.replay(book, left.keySet());
                result.rules().forEach(r -> steps.put(left.get(r.rule()), step(left, r, outcomes, leadDays)));
                return result;
            } catch (RuleFailure e) {
                RuleVariant wrong = left.remove(e.rule());
                if (wrong == null) {
                    throw e;
                }
                steps.put(wrong, SweepStep.failed(wrong, e.reason()));
            }
        }
        return null;
    }

    private static SweepStep step(
            Map<String, RuleVariant> variants, RuleResult result, List<ObservedOutcome> outcomes, int leadDays) {
        WarningLead lead = outcomes.isEmpty() ? null : WarningLead.of(result, outcomes, leadDays);
        return SweepStep.of(Objects.requireNonNull(variants.get(result.rule())), result, lead);
    }
}
