package org.faultline.rule.language.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.faultline.rule.language.model.Constraint.Operator;
import org.faultline.rule.language.model.Term;
import org.jspecify.annotations.Nullable;

/** What literals leave over for one field, as they are asked for one after the other. */
final class LiteralRange {
    private @Nullable BigDecimal least;
    private @Nullable BigDecimal most;
    private boolean leastExcluded;
    private boolean mostExcluded;
    private @Nullable Set<Object> among;
    private final List<Object> never = new ArrayList<>();

    static LiteralRange notNegative() {
        LiteralRange range = new LiteralRange();
        range.least = BigDecimal.ZERO;
        return range;
    }

    /** A literal as it compares; null for what is none. */
    static @Nullable Object literal(Term term) {
        if (term instanceof Term.Text t) {
            return t.value();
        } else if (term instanceof Term.Amount a) {
            return a.value().stripTrailingZeros();
        } else if (term instanceof Term.Constant c) {
            return c;
        }
        return term instanceof Term.Truth t ? t.value() : null;
    }

    void narrow(Operator operator, Object value) {
        switch (operator) {
            case EQUAL -> oneOf(Set.of(value));
            case UNEQUAL -> never.add(value);
            default -> bound(operator, value);
        }
    }

    void oneOf(Set<Object> values) {
        Set<Object> left = new LinkedHashSet<>(among == null ? values : among);
        left.retainAll(values);
        among = left;
    }

    private void bound(Operator operator, Object value) {
        if (!(value instanceof BigDecimal v)) {
            return;
        }
        boolean excluded = operator == Operator.LESS || operator == Operator.MORE;
        if (operator == Operator.MORE || operator == Operator.AT_LEAST) {
            int order = least == null ? 1 : v.compareTo(least);
            leastExcluded = order > 0 ? excluded : order == 0 ? leastExcluded || excluded : leastExcluded;
            least = order > 0 ? v : least;
        } else {
            int order = most == null ? -1 : v.compareTo(most);
            mostExcluded = order < 0 ? excluded : order == 0 ? mostExcluded || excluded : mostExcluded;
            most = order < 0 ? v : most;
        }
    }

    boolean isEmpty() {
        if (least != null && most != null) {
            int order = least.compareTo(most);
            if (order > 0 || (order == 0 && (leastExcluded || mostExcluded))) {
                return true;
            }
        }
        return among != null && among.stream().noneMatch(v -> !never.contains(v) && within(v));
    }

    private boolean within(Object value) {
        if (!(value instanceof BigDecimal v)) {
            return true;
        }
        return (least == null || v.compareTo(least) > (leastExcluded ? 0 : -1))
                && (most == null || v.compareTo(most) < (mostExcluded ? 0 : 1));
    }

    /** What it can be at all, where that was listed. */
    Set<Object> among() {
        return among == null ? Set.of() : among;
    }
}
