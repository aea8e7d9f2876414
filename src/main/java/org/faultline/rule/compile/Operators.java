package org.faultline.rule.compile;

import org.faultline.rule.interpret.Values;
import org.faultline.rule.language.model.Constraint.Operator;
import org.jspecify.annotations.Nullable;

/**
 * What comparisons and arithmetic in a rule run on wherever the engine's own cannot be relied on. Drools 10.2.0 hands the operands of a
 * test in {@code accumulate} over in the order in which they are declared, so that {@code $most > $fewest} asks for the opposite; it
 * drops tests that name no figure, and it compiles neither a whole number against a fraction nor a figure over two fields. A call of a
 * method is right in every place, and the same code answers outside the engine.
 */
public final class Operators {
    private Operators() {}

    /** Whether a figure could be worked out; the least of nothing cannot. */
    public static boolean known(@Nullable Object figure) {
        return figure != null;
    }

    public static boolean equal(Object left, Object right) {
        return Values.holds(left, Operator.EQUAL, right);
    }

    public static boolean unequal(Object left, Object right) {
        return Values.holds(left, Operator.UNEQUAL, right);
    }

    public static boolean less(Object left, Object right) {
        return Values.holds(left, Operator.LESS, right);
    }

    public static boolean atMost(Object left, Object right) {
        return Values.holds(left, Operator.AT_MOST, right);
    }

    public static boolean more(Object left, Object right) {
        return Values.holds(left, Operator.MORE, right);
    }

    public static boolean atLeast(Object left, Object right) {
        return Values.holds(left, Operator.AT_LEAST, right);
    }

    /** Whether a list holds that, or a text has it in it. */
    public static boolean contains(Object in, Object what) {
        return Values.contains(in, what);
    }

    public static Double plus(Number left, Number right) {
        return Values.calculated(left, '+', right);
    }

    public static Double minus(Number left, Number right) {
        return Values.calculated(left, '-', right);
    }

    public static Double times(Number left, Number right) {
        return Values.calculated(left, '*', right);
    }
}
