package org.faultline.rule.language.print;

import java.util.List;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Raise;
import org.faultline.rule.language.model.Term;

/** The names that parts of a rule ask for. */
public final class Terms {
    private Terms() {}

    public static Stream<String> names(Term term) {
        if (term instanceof Term.Path p) {
            return Stream.ofNullable(p.of());
        } else if (term instanceof Term.Arithmetic a) {
            return Stream.concat(names(a.left()), names(a.right()));
        }
        return Stream.empty();
    }

    public static Stream<String> names(List<Constraint> constraints) {
        return constraints.stream().flatMap(Terms::names);
    }

    public static Stream<String> names(Constraint c) {
        if (c instanceof Constraint.Binding b) {
            return names(b.field());
        } else if (c instanceof Constraint.AllOf all) {
            return names(all.of());
        } else if (c instanceof Constraint.AnyOf any) {
            return names(any.of());
        } else if (c instanceof Constraint.Flag f) {
            return names(f.field());
        } else if (c instanceof Constraint.Comparison x) {
            return Stream.concat(names(x.left()), names(x.right()));
        } else if (c instanceof Constraint.Membership m) {
            return Stream.concat(names(m.left()), m.values().stream().flatMap(Terms::names));
        } else if (c instanceof Constraint.Containment x) {
            return Stream.concat(names(x.left()), names(x.right()));
        } else if (c instanceof Constraint.Likeness l) {
            return names(l.left());
        }
        return Stream.of(((Constraint.Window) c).other());
    }

    public static Stream<String> names(Raise raise) {
        Stream<String> grade = raise.grade() == null ? Stream.empty() : names(raise.grade());
        return Stream.concat(grade, raise.values().stream().flatMap(Terms::names));
    }

    private static Stream<String> names(Raise.Grade grade) {
        return grade instanceof Raise.Grade.Choice c
                ? Stream.concat(names(c.test()), Stream.concat(names(c.then()), names(c.otherwise())))
                : Stream.empty();
    }
}
