package org.faultline.rule.language.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.rule.language.check.KnownValues.Kind;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Constraint.Operator;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;
import org.jspecify.annotations.Nullable;

/** Finds values that no fact ever has: names that nobody has, numbers beyond what a field can be, values raised in the wrong order. */
final class ValueCheck {
    /** Least and greatest value of fields that are bounded: UCDP and ACLED code tables, and how the facts are made. */
    private static final Map<String, int[]> BOUNDS = Map.of(
            "kind", new int[] {0, 8},
            "datePrecision", new int[] {1, 5},
            "precision", new int[] {1, 7},
            "quietDays", new int[] {0, 30},
            "lat", new int[] {-90, 90},
            "lon", new int[] {-180, 180},
            "tension", new int[] {Integer.MIN_VALUE, 0});

    private final KnownValues known;
    private final Fault.Gatherer faults;
    /** The field that each name stands for; of a sum, a least and a greatest the field it is worked out of. */
    private final Map<String, String> fields = new HashMap<>();

    private ValueCheck(KnownValues known, Fault.Gatherer faults) {
        this.known = known;
        this.faults = faults;
    }

    static void check(RuleModel rule, KnownValues known, Fault.Gatherer faults) {
        ValueCheck check = new ValueCheck(known, faults);
        rule.conditions().forEach(check::names);
        rule.conditions().forEach(check::condition);
        check.raised(rule);
    }

    private void names(ConditionalElement condition) {
        for (FactPattern p : condition.patterns()) {
            for (Constraint c : p.constraints()) {
                if (c instanceof Constraint.Binding b) {
                    fields.put(b.name(), last(b.field()));
                }
            }
        }
        if (condition instanceof Accumulate a) {
            a.results().stream()
                    .filter(r -> r.of() instanceof Term.Path
                            && r.function() != Accumulate.Function.COUNT
                            && r.function() != Accumulate.Function.DISTINCT)
                    .forEach(r -> fields.put(r.name(), field((Term.Path) r.of())));
        }
    }

    private String field(Term.Path path) {
        return path.fields().isEmpty() && path.of() != null ? fields.getOrDefault(path.of(), "") : last(path);
    }

    private static String last(Term.Path path) {
        return path.fields().isEmpty() ? "" : path.fields().get(path.fields().size() - 1);
    }

    private void condition(ConditionalElement condition) {
        condition.patterns().forEach(p -> p.constraints().forEach(this::test));
        if (condition instanceof Accumulate a) {
            a.tests().forEach(this::test);
        }
    }

    private void test(Constraint c) {
        if (c instanceof Constraint.AnyOf any) {
            any.of().forEach(this::test);
        } else if (c instanceof Constraint.AllOf all) {
            all.of().forEach(this::test);
        } else if (c instanceof Constraint.Membership m && m.left() instanceof Term.Path p) {
            m.values().forEach(v -> value(p, v));
        } else if (c instanceof Constraint.Comparison x && x.left() instanceof Term.Path p) {
            value(p, x.right());
            number(p, x.operator(), x.right());
        }
    }

    private void value(Term.Path left, Term right) {
        if (!(right instanceof Term.Text text) || text.value().isEmpty()) {
            return;
        }
        if (field(left).equals("dyad")) {
            dyad(text);
        } else {
            Kind.of(field(left)).ifPresent(kind -> name(kind, text));
        }
    }

    private void name(Kind kind, Term.Text text) {
        String instead = instead(kind, text.value());
        if (instead != null) {
            faults.add(
                    text.at(),
                    Code.DOUBTFUL,
                    "no " + kind.words + " is called \"" + text.value() + "\" (" + kind.source + ")" + instead);
        }
    }

    /** What to write for a value that is none; null where nothing is wrong with it. */
    private @Nullable String instead(Kind kind, String value) {
        if (known.knowsNothingOf(kind) || known.has(kind, value) || value.endsWith(" (unknown)")) {
            return null;
        }
        Optional<String> meant = known.meant(kind, value);
        if (meant.isPresent()) {
            return "; did you mean \"" + meant.get() + "\"?";
        }
        return !kind.closed
                ? null
                : kind == Kind.COUNTRY
                        ? "; write its three letters, such as \"SYR\""
                        : "; there are " + String.join(", ", known.values(kind))
                                + "; of one that nobody described write \"" + value + " (unknown)\"";
    }

    private void dyad(Term.Text text) {
        if (known.knowsNothingOf(Kind.GROUP)) {
            return;
        }
        String[] sides = text.value().split("\\s*\\|\\s*|\\s+(-|/|&|vs\\.?|and)\\s+|\\s*[,;/&]\\s*");
        String right = Arrays.stream(sides)
                .map(s -> known.has(Kind.GROUP, s) || s.endsWith(" (unknown)")
                        ? s
                        : known.meant(Kind.GROUP, s).orElse(s))
                .sorted()
                .collect(Collectors.joining("|"));
        if (sides.length != 2) {
            faults.add(
                    text.at(),
                    Code.DOUBTFUL,
                    "a dyad is the ids of two groups in alphabetical order with | between them, such as \"assad-side|iran-axis\"");
        } else if (!right.equals(text.value())) {
            faults.add(
                    text.at(),
                    Code.DOUBTFUL,
                    "no dyad is called \"" + text.value()
                            + "\": it is the ids of both groups in alphabetical order; write \"" + right + "\"");
        }
    }

    /** A number beyond what a field can be; sums of what is never positive are never positive either. */
    private void number(Term.Path left, Operator operator, Term right) {
        String field = field(left);
        int[] bounds = BOUNDS.get(field);
        if (!(right instanceof Term.Amount amount) || bounds == null) {
            return;
        }
        BigDecimal value = amount.value();
        BigDecimal least = BigDecimal.valueOf(bounds[0]);
        BigDecimal most = BigDecimal.valueOf(bounds[1]);
        boolean never =
                switch (operator) {
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
                    amount.at(),
                    Code.NEVER_TRUE,
                    tension
                            ? "tension is 0 or less, the more hostile the lower; write <= -"
                                    + value.abs().toPlainString()
                            : field + " is " + bounds[0] + " to " + bounds[1] + ", never " + operator.symbol() + " "
                                    + value.toPlainString() + "; write a number within that");
        } else if (tension && value.signum() > 0) {
            faults.add(
                    amount.at(),
                    Code.NEVER_TRUE,
                    "tension is 0 or less, so this is always so; write <= -" + value.toPlainString());
        }
    }

    /** Values of alerts.raise whose fields are those of other names of {@code @groupBy}, and names that are no field. */
    private void raised(RuleModel rule) {
        List<String> groupBy = rule.meta().groupBy();
        List<Term> values = rule.raise().values();
        if (rule.raise().isUnread() || values.size() != groupBy.size()) {
            return;
        }
        List<String> given = values.stream()
                .map(v -> v instanceof Term.Path p ? field(p) : "")
                .toList();
        List<Term> ordered = ordered(groupBy, values, given);
        for (int i = 0; i < values.size(); i++) {
            String name = groupBy.get(i);
            String field = given.get(i);
            if (!ordered.get(i).equals(values.get(i))) {
                faults.add(
                        values.get(i).at(),
                        Code.DOUBTFUL,
                        "the values stand in the order of @groupBy(\"" + String.join(", ", groupBy)
                                + "\"); write alerts.raise("
                                + ordered.stream().map(Comparisons::shown).collect(Collectors.joining(", "))
                                + ", \"…\")");
                return;
            }
            if (!field.isEmpty() && !FactVocabulary.everyField().contains(name)) {
                faults.add(
                        rule.meta().groupByAt().get(i),
                        Code.DOUBTFUL,
                        "no fact has a field " + name + ", and the value for it is the " + field
                                + "; write @groupBy(\""
                                + groupBy.stream()
                                        .map(g -> g.equals(name) ? field : g)
                                        .collect(Collectors.joining(", "))
                                + "\")");
                return;
            }
        }
    }

    /** Each value whose field @groupBy names in the place of that name; the others in the places that are left. */
    private static List<Term> ordered(List<String> groupBy, List<Term> values, List<String> given) {
        List<Term> others = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            if (!groupBy.contains(given.get(i)) || given.indexOf(given.get(i)) != i) {
                others.add(values.get(i));
            }
        }
        return groupBy.stream()
                .map(g -> given.contains(g) ? values.get(given.indexOf(g)) : others.remove(0))
                .toList();
    }
}
