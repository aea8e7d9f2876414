package org.faultline.rule.budget;

import org.drools.model.BetaIndex;
import org.drools.model.BetaIndex2;
import org.drools.model.BetaIndex3;
import org.drools.model.BetaIndex4;
import org.drools.model.PatternDSL.PatternDef;
import org.drools.model.PatternDSL.PatternDefImpl;
import org.drools.model.PatternDSL.PatternExpr1;
import org.drools.model.PatternDSL.PatternExprImpl;
import org.drools.model.PatternDSL.ReactOn;
import org.drools.model.Variable;
import org.drools.model.functions.HashedExpression;
import org.drools.model.functions.Predicate2;
import org.drools.model.functions.Predicate3;
import org.drools.model.functions.Predicate4;
import org.drools.model.functions.Predicate5;

/**
 * What the wiring of a rule calls in place of the engine's own {@code expr} for a join by an index. The engine makes every pair that
 * its index finds without a call of any code of the rule; measured, such a join filled the memory unseen. So one more condition, which
 * always holds, looks at each pair, unless one that the rule has before it does so, as a window does. The engine indexes by up to four
 * names at a time, such as {@code vehicles == $a + $b}.
 */
public final class Joins {
    private Joins() {}

    public static <T, U> PatternDef<T> expr(
            PatternDef<T> pattern, String id, Variable<U> with, Predicate2<T, U> test, BetaIndex<T, U, ?> index) {
        return ticking(seen(pattern), pattern.expr(id, with, test, index), id, with);
    }

    public static <T, U> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<U> with,
            Predicate2<T, U> test,
            BetaIndex<T, U, ?> index,
            ReactOn fields) {
        return ticking(seen(pattern), pattern.expr(id, with, test, index, fields), id, with, fields);
    }

    public static <T, A, B> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<A> with,
            Variable<B> second,
            Predicate3<T, A, B> test,
            BetaIndex2<T, A, B, ?> index) {
        return ticking(seen(pattern), pattern.expr(id, with, second, test, index), id, with);
    }

    public static <T, A, B> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<A> with,
            Variable<B> second,
            Predicate3<T, A, B> test,
            BetaIndex2<T, A, B, ?> index,
            ReactOn fields) {
        return ticking(seen(pattern), pattern.expr(id, with, second, test, index, fields), id, with, fields);
    }

    public static <T, A, B, C> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<A> with,
            Variable<B> second,
            Variable<C> third,
            Predicate4<T, A, B, C> test,
            BetaIndex3<T, A, B, C, ?> index) {
        return ticking(seen(pattern), pattern.expr(id, with, second, third, test, index), id, with);
    }

    public static <T, A, B, C> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<A> with,
            Variable<B> second,
            Variable<C> third,
            Predicate4<T, A, B, C> test,
            BetaIndex3<T, A, B, C, ?> index,
            ReactOn fields) {
        return ticking(seen(pattern), pattern.expr(id, with, second, third, test, index, fields), id, with, fields);
    }

    public static <T, A, B, C, D> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<A> with,
            Variable<B> second,
            Variable<C> third,
            Variable<D> fourth,
            Predicate5<T, A, B, C, D> test,
            BetaIndex4<T, A, B, C, D, ?> index) {
        return ticking(seen(pattern), pattern.expr(id, with, second, third, fourth, test, index), id, with);
    }

    public static <T, A, B, C, D> PatternDef<T> expr(
            PatternDef<T> pattern,
            String id,
            Variable<A> with,
            Variable<B> second,
            Variable<C> third,
            Variable<D> fourth,
            Predicate5<T, A, B, C, D> test,
            BetaIndex4<T, A, B, C, D, ?> index,
            ReactOn fields) {
        return ticking(
                seen(pattern), pattern.expr(id, with, second, third, fourth, test, index, fields), id, with, fields);
    }

    /** Whether a condition that the pattern has already is tried on each pair: what was added here, or one that no index stands for. */
    private static boolean seen(PatternDef<?> pattern) {
        return ((PatternDefImpl<?>) pattern)
                .getItems().stream().anyMatch(i -> i instanceof PatternExprImpl && !(i instanceof PatternExpr1));
    }

    private static <T, U> PatternDef<T> ticking(boolean seen, PatternDef<T> joined, String id, Variable<U> with) {
        return seen ? joined : joined.expr(counted(id), with, new Pair<>(id));
    }

    private static <T, U> PatternDef<T> ticking(
            boolean seen, PatternDef<T> joined, String id, Variable<U> with, ReactOn fields) {
        return seen ? joined : joined.expr(counted(id), with, new Pair<>(id), fields);
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
