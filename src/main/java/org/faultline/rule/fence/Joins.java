package org.faultline.rule.fence;

import org.drools.model.BetaIndex;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.PatternDSL.ReactOn;
import org.drools.model.Variable;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate2;

/**
 * What the wiring of a rule calls in place of the engine's own {@code expr} for a join by an index. The engine makes every pair that
 * its index finds without a call of any code of the rule; measured, such a join filled the memory unseen. So one more condition, which
 * always holds, looks at each pair.
 */
public final class Joins {
    private Joins() {}

    public static <T, U> PatternDef<T> expr(
            PatternDef<T> pattern, String id, Variable<U> with, Predicate2<T, U> test, BetaIndex<T, U, ?> index) {
        return pattern.expr(id, with, test, index).expr(counted(id), with, new Pair<>(id));
    }

    public static <T, U> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<U> with,
            Predicate2<T, U> test,
            BetaIndex<T, U, ?> index,
            ReactOn fields) {
        return pattern.expr(id, with, test, index, fields).expr(counted(id), with, new Pair<>(id), fields);
    }

    private static String counted(String id) {
        return id + "_COUNTED";
    }

    /** Holds for every pair; equal for equal joins, so that rules still share them. */
    private record Pair<T, U>(String join) implements Predicate2<T, U>, HashedExpression {
        @Override
        public boolean test(T one, U other) {
            Budget.tick(join);
            return true;
        }

        @Override
        public String getExpressionHash() {
            return counted(join);
        }
    }
}
