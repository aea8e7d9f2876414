package org.faultline.rule.warning;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;

/**
 * A pattern that takes more than is meant, as it does not ask for something that hardly any pattern of its type should leave open.
 *
 * @param types of the facts it is about
 * @param asked fields that say it
 * @param taken what is taken besides
 * @param write what to write between the brackets
 */
record UnaskedWarning(Code code, Set<String> types, Set<String> asked, String taken, String write) implements Warning {
    /** What makes it the event of another pattern, which says what is asked of that. */
    private static final Set<String> ONE_EVENT = Set.of("eventId", "id", "event");

    /** Plans, claims and denials beside what happened. */
    static final UnaskedWarning HAPPENED = new UnaskedWarning(
            Code.NOT_HAPPENED,
            Set.of("Event", "Involvement", "Encounter"),
            Set.of("happened", "status", "clarity"),
            "plans, claims and denials, too, as it asks neither happened nor status",
            "%s( happened, … )");

    /** Groups beside a side beside those on it. */
    static final UnaskedWarning ROLE = new UnaskedWarning(
            Code.NO_ROLE,
            Set.of("Encounter"),
            Set.of("role"),
            "groups that only stood beside side A, too, as it does not ask for a role",
            "%s( role == SIDE_A, … ), or role in (SIDE_A, ASSOC) where they are meant");

    @Override
    public List<Found> in(SoundRule rule, List<SoundRule> others) {
        return rule.model().conditions().stream()
                .filter(c -> !(c instanceof Quantified q && q.quantifier() == Quantified.Quantifier.NOT))
                .flatMap(c -> c.patterns().stream())
                .filter(p -> types.contains(p.type()) && !asks(p))
                .map(p -> new Found(p.at(), code, "this takes " + taken + "; write " + write.formatted(p.type())))
                .toList();
    }

    private boolean asks(FactPattern p) {
        return p.constraints().stream()
                .filter(c -> !(c instanceof Constraint.Binding))
                .flatMap(UnaskedWarning::fields)
                .anyMatch(f -> asked.contains(f) || ONE_EVENT.contains(f));
    }

    private static Stream<String> fields(Constraint c) {
        if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().flatMap(UnaskedWarning::fields);
        } else if (c instanceof Constraint.AllOf all) {
            return all.of().stream().flatMap(UnaskedWarning::fields);
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
