package org.faultline.trial.backtest.sweep;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;
import org.jspecify.annotations.Nullable;

/** Finds the numbers of a rule that can be varied: those that a figure or field is compared with, and the bounds of windows. */
final class RuleNumbers {
    private final List<RuleNumber> found = new ArrayList<>();

    private RuleNumbers() {}

    /** In the order of the file. */
    static List<RuleNumber> of(RuleModel rule) {
        RuleNumbers numbers = new RuleNumbers();
        rule.patterns().forEach(p -> p.constraints().forEach(numbers::add));
        rule.conditions().stream()
                .filter(Accumulate.class::isInstance)
                .flatMap(c -> ((Accumulate) c).tests().stream())
                .forEach(numbers::add);
        numbers.add(rule.raise().grade());
        numbers.found.sort(
                Comparator.comparingInt((RuleNumber n) -> n.at().line()).thenComparingInt(n -> n.at().column()));
        return List.copyOf(numbers.found);
    }

    private void add(Constraint c) {
        if (c instanceof Constraint.AllOf all) {
            all.of().forEach(this::add);
        } else if (c instanceof Constraint.AnyOf any) {
            any.of().forEach(this::add);
        } else if (c instanceof Constraint.Comparison x) {
            compared(x);
        } else if (c instanceof Constraint.Window w) {
            bounds(w);
        }
    }

    private void add(Raise.@Nullable Grade grade) {
        if (grade instanceof Raise.Grade.Choice choice) {
            compared(choice.test());
            add(choice.then());
            add(choice.otherwise());
        }
    }

    private void compared(Constraint.Comparison x) {
        List<Term> terms =
                Stream.of(x.left(), x.right()).flatMap(RuleNumbers::parts).toList();
        String name = terms.stream()
                .filter(Term.Path.class::isInstance)
                .map(t -> name((Term.Path) t))
                .findFirst()
                .orElse("");
        terms.stream()
                .filter(Term.Amount.class::isInstance)
                .map(Term.Amount.class::cast)
                .filter(a -> !name.isEmpty())
                .forEach(a -> found.add(new RuleNumber(name, a.at(), a.value(), "", Printer.print(x))));
    }

    private static Stream<Term> parts(Term term) {
        return term instanceof Term.Arithmetic a ? Stream.concat(parts(a.left()), parts(a.right())) : Stream.of(term);
    }

    private static String name(Term.Path path) {
        return path.fields().isEmpty() ? String.valueOf(path.of()) : String.join(".", path.fields());
    }

    private void bounds(Constraint.Window w) {
        for (int i = 0; i < w.bounds().size(); i++) {
            Constraint.Length bound = w.bounds().get(i);
            String name = i == w.bounds().size() - 1 ? RuleNumber.WINDOW : RuleNumber.START;
            if (!bound.isEver()) {
                BigDecimal amount = BigDecimal.valueOf(bound.amount());
                found.add(new RuleNumber(name, bound.at(), amount, String.valueOf(bound.unit()), Printer.print(w)));
            }
        }
    }

    /** A line for each, as somebody who is to choose one reads it. */
    static String listed(List<RuleNumber> numbers) {
        return numbers.stream()
                .map(n -> "  %s@%d:%d  now %s, in %s"
                        .formatted(n.name(), n.at().line(), n.at().column(), n.shown(), n.asked()))
                .collect(Collectors.joining("\n"));
    }
}
