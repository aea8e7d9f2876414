package org.faultline.rule.language.model;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A value that a constraint compares, a figure is worked out of, or an alert is raised with. */
public sealed interface Term {
    Position at();

    /** {@code "text"}, without its quotes and escapes. */
    record Text(Position at, String value) implements Term {}

    /** A number. */
    record Amount(Position at, BigDecimal value) implements Term {}

    /** {@code true} or {@code false}. */
    record Truth(Position at, boolean value) implements Term {}

    /** A word of a list, such as {@code CLASH}. */
    record Constant(Position at, String name) implements Term {}

    /**
     * A field of the fact, {@code place.admin1}, {@code $name} or {@code $name.day}.
     *
     * @param of the name it begins with, without the dollar; null for a field of the fact that is being tested
     * @param fields empty for {@code $name} alone
     */
    record Path(Position at, @Nullable String of, List<String> fields) implements Term {
        public Path {
            fields = List.copyOf(fields);
        }
    }

    /**
     * {@code left + right}.
     *
     * @param sign one of + - *
     */
    record Arithmetic(Position at, Term left, char sign, Term right) implements Term {}
}
