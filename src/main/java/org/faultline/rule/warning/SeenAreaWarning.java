package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.report.EventType;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;

/** A movement that is joined or told apart by the area it was seen in, where the one it goes to is hardly ever another thing. */
final class SeenAreaWarning implements Warning {
    private static final Set<String> WITH_A_GOAL = Set.of("Involvement", "Encounter");
    private static final Map<String, String> GOALS =
            Map.of("admin1", "goalAdmin1", "admin2", "event.goal.admin2", "country", "goalCountry");

    private static final Set<String> BRING_FORCES = Arrays.stream(EventType.values())
            .filter(t -> t.is(EventType.Trait.MOBILIZING))
            .map(EventType::name)
            .collect(Collectors.toSet());

    @Override
    public List<Found> in(SoundRule rule, List<SoundRule> others) {
        PatternJoins joins = new PatternJoins(rule.model());
        List<Found> found = new ArrayList<>();
        for (PatternJoins.Join join : joins.all()) {
            if (isSeen(join.other())) {
                add(found, join.other().at(), join.other(), "$" + join.name() + " : ");
            } else if (isSeen(join.one())) {
                add(found, join.one().at(), join.one(), "");
            }
        }
        for (Term value : rule.model().raise().values()) {
            joins.of(value)
                    .filter(SeenAreaWarning::isSeen)
                    .ifPresent(f -> add(found, f.at(), f, value instanceof Term.Path p ? "$" + p.of() + " : " : ""));
        }
        return found;
    }

    private static void add(List<Found> found, Position at, PatternJoins.Field field, String before) {
        if (found.stream().noneMatch(f -> f.isAt(at))) {
            found.add(new Found(
                    at,
                    Code.SEEN_AREA,
                    "the " + field.name() + " of a movement is where it was seen; write " + before
                            + GOALS.get(field.name()) + ", where it goes"));
        }
    }

    private static boolean isSeen(PatternJoins.Field field) {
        return field.path().size() == 1
                && GOALS.containsKey(field.name())
                && WITH_A_GOAL.contains(field.pattern().type())
                && isMovement(field.pattern());
    }

    private static boolean isMovement(FactPattern p) {
        return p.constraints().stream().anyMatch(SeenAreaWarning::asksForMovement);
    }

    /** Not for a withdrawal: where it was seen is what was left. */
    private static boolean asksForMovement(Constraint c) {
        if (c instanceof Constraint.Flag f) {
            return f.wanted()
                    && (f.field().fields().contains("movement")
                            || f.field().fields().contains("mobilizing"));
        } else if (c instanceof Constraint.Comparison x) {
            return x.operator() == Constraint.Operator.EQUAL && brings(x.right());
        } else if (c instanceof Constraint.Membership m) {
            return !m.negated() && m.values().stream().allMatch(SeenAreaWarning::brings);
        }
        return c instanceof Constraint.AnyOf any && any.of().stream().allMatch(SeenAreaWarning::asksForMovement);
    }

    private static boolean brings(Term value) {
        return value instanceof Term.Constant c && BRING_FORCES.contains(c.name());
    }
}
