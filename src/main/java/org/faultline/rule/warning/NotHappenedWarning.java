package org.faultline.rule.warning;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;

/** A pattern on events that asks neither {@code happened} nor {@code status}, and so takes plans, claims and denials as well. */
final class NotHappenedWarning implements Warning {
    private static final Set<String> OF_EVENTS = Set.of("Event", "Involvement", "Encounter");

    /** What says how sure the text is, and what makes it the event of another pattern, which says it. */
    private static final Set<String> SAID = Set.of("happened", "status", "clarity", "eventId", "id", "event");

    @Override
    public List<Found> in(SoundRule rule, List<SoundRule> others) {
        return rule.model().conditions().stream()
                .filter(c -> !(c instanceof Quantified q && q.quantifier() == Quantified.Quantifier.NOT))
                .flatMap(c -> c.patterns().stream())
                .filter(p -> OF_EVENTS.contains(p.type()) && !says(p))
                .map(p -> new Found(
                        p.at(),
                        Code.NOT_HAPPENED,
                        "this takes plans, claims and denials, too, as it asks neither happened nor status; write "
                                + p.type() + "( happened, … )"))
                .toList();
    }

    private static boolean says(FactPattern p) {
        return p.constraints().stream()
                .filter(c -> !(c instanceof Constraint.Binding))
                .flatMap(NotHappenedWarning::fields)
                .anyMatch(SAID::contains);
    }

    private static Stream<String> fields(Constraint c) {
        if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().flatMap(NotHappenedWarning::fields);
        } else if (c instanceof Constraint.AllOf all) {
            return all.of().stream().flatMap(NotHappenedWarning::fields);
        } else if (c instanceof Constraint.Flag f) {
            return f.field().fields().stream();
        } else if (c instanceof Constraint.Comparison x) {
            return Stream.of(x.left(), x.right())
                    .flatMap(t -> t instanceof Term.Path p && p.of() == null ? p.fields().stream() : Stream.of());
        }
        return c instanceof Constraint.Membership m && m.left() instanceof Term.Path p
                ? p.fields().stream()
                : Stream.of();
    }
}
