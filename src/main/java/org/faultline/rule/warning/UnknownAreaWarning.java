package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;

/**
 * Facts that are joined or counted by an area that may be unknown: two unknown areas are equal, so that what happened anywhere seems to
 * have happened in one place. An alert alone may well have an unknown area; without it nobody would be told.
 */
final class UnknownAreaWarning implements Warning {
    private static final Set<String> AREAS =
            Set.of("admin1", "admin2", "country", "goalAdmin1", "goalCountry", "originCountry", "actorCountry");

    @Override
    public List<Found> in(SoundRule rule, List<SoundRule> others) {
        PatternJoins joins = new PatternJoins(rule.model());
        List<Found> found = new ArrayList<>();
        for (PatternJoins.Join join : joins.all()) {
            if (maybeUnknown(join.one()) && maybeUnknown(join.other())) {
                add(found, join.other(), "joins facts");
            }
        }
        counted(rule.model())
                .flatMap(term -> joins.of(term).stream())
                .filter(UnknownAreaWarning::maybeUnknown)
                .forEach(field -> add(found, field, "is counted"));
        return found;
    }

    private static void add(List<Found> found, PatternJoins.Field field, String how) {
        String name = String.join(".", field.path());
        if (found.stream().noneMatch(f -> f.isAt(field.at()))) {
            found.add(new Found(
                    field.at(),
                    Code.UNKNOWN_AREA,
                    name + " " + how + ", and is \"\" where it is unknown, as if all unknown areas were one; write "
                            + name + " != \"\" in this pattern"));
        }
    }

    private static Stream<Term> counted(RuleModel rule) {
        return rule.conditions().stream()
                .filter(Accumulate.class::isInstance)
                .flatMap(a -> ((Accumulate) a).results().stream())
                .filter(r -> r.function() == Accumulate.Function.DISTINCT)
                .map(Accumulate.Result::of);
    }

    private static boolean maybeUnknown(PatternJoins.Field field) {
        return AREAS.contains(field.name())
                && field.pattern().constraints().stream().noneMatch(c -> known(c, field));
    }

    /** Whether a test holds of known areas alone. */
    private static boolean known(Constraint c, PatternJoins.Field field) {
        if (c instanceof Constraint.Comparison x && isOf(x.left(), field) && x.right() instanceof Term.Text text) {
            return (x.operator() == Constraint.Operator.EQUAL) != text.value().isEmpty();
        } else if (c instanceof Constraint.Membership m && isOf(m.left(), field)) {
            return m.negated()
                    == m.values().stream()
                            .anyMatch(v -> v instanceof Term.Text t && t.value().isEmpty());
        } else if (c instanceof Constraint.Likeness l) {
            return !l.negated() && isOf(l.left(), field);
        }
        return c instanceof Constraint.Flag f
                && f.wanted()
                && f.field().fields().contains("crossesBorder")
                && field.name().endsWith("Country");
    }

    private static boolean isOf(Term term, PatternJoins.Field field) {
        return term instanceof Term.Path p && p.of() == null && p.fields().equals(field.path());
    }
}
