package org.faultline.rule.language.check;

import java.math.BigDecimal;
import java.util.Map;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;

/** Finds numbers beyond what a field can be. */
final class ValueBounds {
    /** Least and greatest value of fields that are bounded: UCDP and ACLED code tables, and how the facts are made. */
    private static final Map<String, int[]> BOUNDS = Map.of(
            "kind", new int[] {0, 8},
            "datePrecision", new int[] {1, 5},
            "precision", new int[] {1, 7},
            "quietDays", new int[] {0, 30},
            "lat", new int[] {-90, 90},
            "lon", new int[] {-180, 180},
            "tension", new int[] {Integer.MIN_VALUE, 0});

    private final NamedFields fields;
    private final Fault.Gatherer faults;

    private ValueBounds(NamedFields fields, Fault.Gatherer faults) {
        this.fields = fields;
        this.faults = faults;
    }

    static void check(RuleModel rule, Fault.Gatherer faults) {
        ValueBounds bounds = new ValueBounds(new NamedFields(rule), faults);
        rule.patterns().forEach(p -> p.constraints().forEach(bounds::test));
        rule.conditions().stream()
                .filter(Accumulate.class::isInstance)
                .forEach(a -> ((Accumulate) a).tests().forEach(bounds::test));
    }

    private void test(Constraint c) {
        if (c instanceof Constraint.AnyOf any) {
            any.of().forEach(this::test);
        } else if (c instanceof Constraint.AllOf all) {
            all.of().forEach(this::test);
        } else if (c instanceof Constraint.Comparison x && x.left() instanceof Term.Path p) {
            number(p, x);
        }
    }

    /** A number beyond what a field can be; sums of what is never positive are never positive either. */
    private void number(Term.Path left, Constraint.Comparison x) {
        String field = fields.of(left);
        int[] bounds = BOUNDS.get(field);
        if (!(x.right() instanceof Term.Amount amount) || bounds == null) {
            return;
        }
        BigDecimal value = amount.value();
        BigDecimal least = BigDecimal.valueOf(bounds[0]);
        BigDecimal most = BigDecimal.valueOf(bounds[1]);
        boolean never =
                switch (x.operator()) {
                    case EQUAL -> value.compareTo(least) < 0 || value.compareTo(most) > 0;
                    case MORE -> value.compareTo(most) >= 0;
                    case AT_LEAST -> value.compareTo(most) > 0;
                    case LESS -> value.compareTo(least) <= 0;
                    case AT_MOST -> value.compareTo(least) < 0;
                    case UNEQUAL -> false;
                };
        boolean tension = field.equals("tension");
        if (never) {
            faults.add(
                    tension ? x.operatorAt() : amount.at(),
                    Code.NEVER_TRUE,
                    tension
                            ? "tension is 0 or less, the more hostile the lower; write <= -"
                                    + value.abs().toPlainString()
                            : field + " is " + bounds[0] + " to " + bounds[1] + ", never "
                                    + x.operator().symbol() + " " + value.toPlainString()
                                    + "; write a number within that");
        } else if (tension && value.signum() > 0) {
            faults.add(
                    x.operatorAt(),
                    Code.NEVER_TRUE,
                    "tension is 0 or less, so this is always so; write <= -" + value.toPlainString());
        }
    }
}
