package org.faultline.trial.nearmiss;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.event.Finding;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.print.Printer;

/** Says what a condition lacks for which there is nothing at all. */
record Missing(FactText text, Reading reading) {
    String words(ConditionalElement c) {
        if (c instanceof Quantified q && q.quantifier() == Quantified.Quantifier.NOT) {
            String which = reading.first(q.patterns(), Map.of()).stream()
                    .map(text::named)
                    .collect(Collectors.joining(" and "));
            return "there is " + (which.isEmpty() ? "something" : which) + " against " + Printer.print(c);
        }
        return why(c).orElseGet(() -> "no " + c.patterns().get(0).type() + " fits");
    }

    /** Why nothing can fit; empty where there is no more to say than that nothing does. */
    Optional<String> why(ConditionalElement c) {
        return c.patterns().stream().flatMap(p -> unheard(p).stream()).findFirst();
    }

    /** Why there is no fact at all of the kind that a pattern asks for. */
    private Optional<String> unheard(FactPattern p) {
        List<String> raisers = raisers(p);
        if (!raisers.isEmpty()) {
            String titles = raisers.stream().map(text::rule).collect(Collectors.joining(" and "));
            boolean silent = reading.of("Finding").stream()
                    .noneMatch(f -> f instanceof Finding finding && raisers.contains(finding.rule()));
            return Optional.of(titles + (silent ? " did not fire" : " fired on nothing that fits"));
        } else if (!reading.of(p.type()).isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                switch (p.type()) {
                    case "Today" -> "no day is given (a case says it with today)";
                    case "Coverage" -> "no source is expected";
                    case "Lull" ->
                        "nobody was silent for " + Lull.SHORTEST + " days, the least that counts as a silence";
                    case "Finding", "Concern" -> "no other rule fired";
                    default -> null;
                });
    }

    /** The rules whose findings a pattern asks for. */
    private static List<String> raisers(FactPattern p) {
        return p.constraints().stream()
                .filter(c -> p.type().equals("Finding"))
                .flatMap(c -> c instanceof Constraint.AnyOf any ? any.of().stream() : Stream.of(c))
                .filter(c -> c instanceof Constraint.Comparison x
                        && x.operator() == Constraint.Operator.EQUAL
                        && x.left() instanceof Term.Path path
                        && path.fields().equals(List.of("rule"))
                        && x.right() instanceof Term.Text)
                .map(c -> ((Term.Text) ((Constraint.Comparison) c).right()).value())
                .toList();
    }
}
