package org.faultline.rule.language.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code alerts.raise(severity, value, …, "text")}, the right side of a rule.
 *
 * @param grade null where the rule's own severity stands
 * @param values one for each name of {@code @groupBy}
 */
public record Raise(Position at, @Nullable Grade grade, List<Term> values, Term.Text text) {
    /** A severity, or one of two. */
    public sealed interface Grade {
        Position at();

        /** {@code CRITICAL}. */
        record Fixed(Position at, Severity severity) implements Grade {}

        /** {@code $deaths > 9 ? CRITICAL : HIGH}. */
        record Choice(Position at, Constraint.Comparison test, Grade then, Grade otherwise) implements Grade {}
    }

    public Raise {
        values = List.copyOf(values);
    }

    /** Stands for a right side that could not be read, so that the conditions can be looked at all the same. */
    public static Raise unread(Position at) {
        return new Raise(at, null, List.of(), new Term.Text(at, ""));
    }

    public boolean isUnread() {
        return values.isEmpty() && text.value().isEmpty();
    }
}
