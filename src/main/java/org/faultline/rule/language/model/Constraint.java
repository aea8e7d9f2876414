package org.faultline.rule.language.model;

import java.util.List;

/** One thing between the parentheses of a pattern: a test of the fact, or a name for one of its fields. */
public sealed interface Constraint {
    Position at();

    /** {@code $name : field}; the name is kept without the dollar. */
    record Binding(Position at, String name, Term.Path field) implements Constraint {}

    /** {@code (a && b)} within an {@link AnyOf}; elsewhere these are constraints of their own. */
    record AllOf(Position at, List<Constraint> of) implements Constraint {
        public AllOf {
            of = List.copyOf(of);
        }
    }

    /** {@code a || b}. */
    record AnyOf(Position at, List<Constraint> of) implements Constraint {
        public AnyOf {
            of = List.copyOf(of);
        }
    }

    /** {@code happened}, or {@code !happened}. */
    record Flag(Position at, Term.Path field, boolean wanted) implements Constraint {}

    /** {@code deathsBest >= 5}. */
    record Comparison(Position at, Term left, Operator operator, Position operatorAt, Term right)
            implements Constraint {}

    /** {@code type in (CLASH, ATTACK)}, or {@code not in}. */
    record Membership(Position at, Term left, boolean negated, List<Term> values) implements Constraint {
        public Membership {
            values = List.copyOf(values);
        }
    }

    /** {@code sources contains "SANA"}, or {@code not contains}: a list with that in it, a text with that in it. */
    record Containment(Position at, Term left, boolean negated, Term right) implements Constraint {}

    /** {@code place.name matches "al-.*"}, or {@code not matches}: the whole text fits the RE2 expression. */
    record Likeness(Position at, Term left, boolean negated, Term.Text expression) implements Constraint {}

    /**
     * {@code this before[0d, 30d] $latest}: how far the day of this fact lies from that of another.
     *
     * @param bounds two; for {@code coincides} also one, which stands for both
     * @param other the name of the other fact, without the dollar
     * @param otherAt where that name stands
     */
    record Window(Position at, Order order, List<Length> bounds, String other, Position otherAt) implements Constraint {
        public Window {
            bounds = List.copyOf(bounds);
        }

        public Window withBounds(List<Length> others) {
            return new Window(at, order, others, other, otherAt);
        }

        /** The farther bound, in hours. */
        public int hours() {
            return bounds.stream()
                    .filter(l -> !l.isEver())
                    .mapToInt(Length::hours)
                    .max()
                    .orElse(0);
        }
    }

    /** Which way a window looks from the other fact. */
    enum Order {
        BEFORE,
        AFTER,
        COINCIDES
    }

    /**
     * A literal length of time.
     *
     * @param unit d for days, h for hours, or * for as long as anything can be, which a window may end with
     */
    record Length(Position at, int amount, char unit) {
        /** A century of days. */
        private static final int EVER = 36_500;

        public static Length ever(Position at) {
            return new Length(at, EVER, '*');
        }

        public boolean isEver() {
            return unit == '*';
        }

        public int hours() {
            return unit == 'h' ? amount : amount * 24;
        }

        @Override
        public String toString() {
            return isEver() ? "*" : amount + String.valueOf(unit);
        }
    }

    /** How two values are compared. */
    enum Operator {
        EQUAL("=="),
        UNEQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        public String symbol() {
            return symbol;
        }

        /** Whether it asks for more or less. */
        public boolean orders() {
            return this != EQUAL && this != UNEQUAL;
        }
    }
}
