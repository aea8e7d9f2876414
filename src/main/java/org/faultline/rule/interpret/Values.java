package org.faultline.rule.interpret;

import com.google.re2j.Pattern;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.faultline.fact.Casualties;
import org.faultline.fact.Fact;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.Term;
import org.jspecify.annotations.Nullable;

/**
 * What terms and constraints of a rule come to for one fact.
 *
 * @param fact the one being tested; null where none is
 * @param bound what the names of the rule stand for
 */
public record Values(@Nullable Fact fact, Map<String, Object> bound) {
    private static final int HOURS = 24;

    /** Fields that were looked up before: finding a method by its name takes longer than calling it. */
    private static final ClassValue<Map<String, Method>> FIELDS = new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
            return new ConcurrentHashMap<>();
        }
    };

    /** Its value: a number, text, day, truth, constant, list or fact; null where a name is not bound. */
    public @Nullable Object of(Term term) {
        if (term instanceof Term.Text t) {
            return t.value();
        } else if (term instanceof Term.Amount a) {
            return a.value();
        } else if (term instanceof Term.Truth t) {
            return t.value();
        } else if (term instanceof Term.Constant c) {
            return c.name();
        } else if (term instanceof Term.Arithmetic a) {
            return calculated(a);
        }
        Term.Path path = (Term.Path) term;
        Object value = path.of() == null ? fact : bound.get(path.of());
        for (String field : path.fields()) {
            value = value == null ? null : field(value, field);
        }
        return value;
    }

    /** Its value as it is to be told: null also where a fact holds 0 for a number that nobody knows. */
    public @Nullable Object told(Term term) {
        return term instanceof Term.Path path && isUnknown(path) ? null : of(term);
    }

    private boolean isUnknown(Term.Path path) {
        if (path.fields().isEmpty()) {
            return false;
        }
        int last = path.fields().size() - 1;
        Object holder = of(new Term.Path(path.at(), path.of(), path.fields().subList(0, last)));
        String field = path.fields().get(last);
        return (holder instanceof Fact f && f.lacks(field))
                || (holder instanceof Casualties t && !t.known() && !field.equals("known"));
    }

    private @Nullable Object calculated(Term.Arithmetic a) {
        Object left = of(a.left());
        Object right = of(a.right());
        return left instanceof Number l && right instanceof Number r ? calculated(l, a.sign(), r) : null;
    }

    /** What two numbers come to. */
    public static double calculated(Number left, char sign, Number right) {
        return switch (sign) {
            case '+' -> left.doubleValue() + right.doubleValue();
            case '-' -> left.doubleValue() - right.doubleValue();
            default -> left.doubleValue() * right.doubleValue();
        };
    }

    private static @Nullable Object field(Object of, String name) {
        return read(field(of.getClass(), name), of);
    }

    /** A field of facts of a type; fields are methods without parameters, as in the engine. */
    public static Method field(Class<?> type, String name) {
        return FIELDS.get(type).computeIfAbsent(name, n -> method(type, n));
    }

    private static Method method(Class<?> type, String name) {
        try {
            return type.getMethod(name);
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " has no field " + name, e);
        }
    }

    /**
     * What a field of a fact holds.
     *
     * @throws IllegalStateException of whatever the field throws
     */
    public static @Nullable Object read(Method field, Object of) {
        try {
            return field.invoke(of);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(
                    "could not read " + field.getName() + " of a "
                            + of.getClass().getSimpleName(),
                    e);
        }
    }

    /** Whether it is so for the fact. */
    public boolean holds(Constraint c) {
        if (c instanceof Constraint.Binding) {
            return true;
        } else if (c instanceof Constraint.AllOf all) {
            return all.of().stream().allMatch(this::holds);
        } else if (c instanceof Constraint.AnyOf any) {
            return any.of().stream().anyMatch(this::holds);
        } else if (c instanceof Constraint.Flag f) {
            return Boolean.valueOf(f.wanted()).equals(of(f.field()));
        } else if (c instanceof Constraint.Comparison x) {
            return holds(x);
        } else if (c instanceof Constraint.Membership m) {
            Object left = of(m.left());
            return m.negated() != m.values().stream().anyMatch(v -> same(left, of(v)));
        } else if (c instanceof Constraint.Containment x) {
            return x.negated() != contains(of(x.left()), of(x.right()));
        } else if (c instanceof Constraint.Likeness l) {
            return l.negated() != Pattern.matches(l.expression().value(), String.valueOf(of(l.left())));
        }
        return holds((Constraint.Window) c);
    }

    private boolean holds(Constraint.Comparison x) {
        return holds(of(x.left()), x.operator(), of(x.right()));
    }

    /** Whether a comparison of two values holds, as in the engine: an unknown number is neither more nor less than another. */
    public static boolean holds(@Nullable Object left, Constraint.Operator operator, @Nullable Object right) {
        if (left instanceof Number x && right instanceof Number y && operator.orders()) {
            return holds(x.doubleValue(), operator, y.doubleValue());
        }
        return switch (operator) {
            case EQUAL -> same(left, right);
            case UNEQUAL -> !same(left, right);
            case LESS -> compared(left, right) < 0;
            case AT_MOST -> compared(left, right) <= 0;
            case MORE -> compared(left, right) > 0;
            case AT_LEAST -> compared(left, right) >= 0;
        };
    }

    private static boolean holds(double left, Constraint.Operator operator, double right) {
        return switch (operator) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case MORE -> left > right;
            default -> left >= right;
        };
    }

    /** Whether two values are the same, as in the engine. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == b;
        }
        if (a instanceof Number x && b instanceof Number y) {
            return x.doubleValue() == y.doubleValue();
        }
        return plain(a).equals(plain(b));
    }

    /** A constant is the same as its name. */
    private static Object plain(Object value) {
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private static int compared(@Nullable Object a, @Nullable Object b) {
        if (a instanceof LocalDate x && b instanceof LocalDate y) {
            return x.compareTo(y);
        }
        return String.valueOf(a).compareTo(String.valueOf(b));
    }

    /** Whether a list holds that, or a text has it in it. */
    public static boolean contains(@Nullable Object in, @Nullable Object what) {
        return in instanceof Collection<?> many
                ? many.stream().anyMatch(one -> same(one, what))
                : in != null && what != null && in.toString().contains(what.toString());
    }

    private boolean holds(Constraint.Window w) {
        Long hours = hours(w);
        if (hours == null) {
            return false;
        }
        int first = w.bounds().get(0).hours();
        int second = w.bounds().get(w.bounds().size() - 1).hours();
        return w.order() == Constraint.Order.COINCIDES
                ? Math.abs(hours) <= Math.min(first, second)
                : hours >= first && hours <= second;
    }

    /** How many hours this fact lies before the other, or after it where the window looks there; null where one is no fact. */
    public @Nullable Long hours(Constraint.Window w) {
        Fact own = fact;
        Object other = bound.get(w.other());
        if (own == null || !(other instanceof Fact another)) {
            return null;
        }
        long days = another.day().toEpochDay() - own.day().toEpochDay();
        return HOURS * (w.order() == Constraint.Order.AFTER ? -days : days);
    }

    /** As a person reads it. */
    public static String shown(@Nullable Object value) {
        if (value == null) {
            return "unknown";
        } else if (value instanceof BigDecimal d) {
            return d.stripTrailingZeros().toPlainString();
        } else if (value instanceof Double d) {
            String rounded = String.format(Locale.ROOT, "%.1f", d);
            return Double.isFinite(d) ? rounded.replaceFirst("\\.0$", "") : "unknown";
        }
        return value instanceof String s && s.isEmpty() ? "\"\"" : String.valueOf(value);
    }
}
