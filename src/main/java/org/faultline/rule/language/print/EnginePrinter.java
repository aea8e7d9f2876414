package org.faultline.rule.language.print;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.FactVocabulary;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Severity;
import org.faultline.rule.language.model.Term;

/**
 * Prints a rule for the engine: with names made up here and words taken from our own lists, so that of what an analyst wrote nothing
 * but escaped texts and numbers reaches the code that is generated. What is not on the lists is refused here too, whoever made the model.
 */
public final class EnginePrinter implements Printer.Naming {
    /** What {@code matches} becomes; in it, an expression runs in time linear in the text. */
    private static final String MATCHES = "org.faultline.rule.compile.Expressions.fits";

    /** What a window becomes. */
    private static final String WITHIN = "org.faultline.rule.compile.Windows.within";

    /** What comparisons and arithmetic become, but for those that the engine finds facts by; imported, as it reads no call within a call else. */
    private static final String OPERATORS = "Operators.";

    /** What cannot be worked out of nothing; then there is no match. */
    private static final Set<Accumulate.Function> NONE_OF_NONE =
            EnumSet.of(Accumulate.Function.MIN, Accumulate.Function.MAX, Accumulate.Function.AVERAGE);

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final Map<String, String> names;

    private EnginePrinter(Map<String, String> names) {
        this.names = names;
    }

    /**
     * The rule, without package, imports and metadata.
     *
     * @throws IllegalArgumentException if the model names what is on none of the lists
     */
    public static String print(RuleModel rule) {
        if (!ID.matcher(rule.id()).matches()) {
            throw new IllegalArgumentException("no id of a rule: " + rule.id());
        }
        return "rule \"" + rule.id() + "\"\n" + new Printer(new EnginePrinter(names(rule))).body(rule);
    }

    /** What each name of the rule is called in the engine, both without the dollar; in the order of the rule. */
    public static Map<String, String> names(RuleModel rule) {
        Map<String, String> all = new LinkedHashMap<>();
        Consumer<String> add = own -> all.computeIfAbsent(own, k -> "v" + all.size());
        for (ConditionalElement c : rule.conditions()) {
            for (FactPattern p : c.patterns()) {
                Stream.ofNullable(p.name()).forEach(add);
                bindings(p.constraints()).forEach(add);
            }
            if (c instanceof Accumulate a) {
                a.results().forEach(r -> add.accept(r.name()));
            }
        }
        return all;
    }

    private static Stream<String> bindings(List<Constraint> constraints) {
        return constraints.stream().filter(Constraint.Binding.class::isInstance).map(c -> ((Constraint.Binding) c)
                .name());
    }

    @Override
    public String variable(String own) {
        return "$" + listed(own, names.get(own));
    }

    @Override
    public String window(Constraint.Window w) {
        String other = variable(w.other());
        int first = w.bounds().get(0).hours();
        int last = w.bounds().get(w.bounds().size() - 1).hours();
        int both = Math.min(first, last);
        return switch (w.order()) {
            case BEFORE -> within("this", other, first, last);
            case AFTER -> within(other, "this", first, last);
            case COINCIDES -> within("this", other, -both, both);
        };
    }

    private static String within(String one, String other, int first, int last) {
        return WITHIN + "(" + one + ", " + other + ", " + first + ", " + last + ")";
    }

    /** Windows first: they look at each pair that an index finds, so that nothing else has to. */
    @Override
    public List<Constraint> ordered(List<Constraint> constraints) {
        return constraints.stream()
                .sorted(Comparator.comparing(c -> !(c instanceof Constraint.Window)))
                .toList();
    }

    /**
     * The tests stand behind it, as those within it go wrong. What is worked out of more than a name is given one in the pattern that it
     * is of, as the engine works nothing out of two; and all facts are listed, so that a match says what it counted.
     */
    @Override
    public String accumulate(Accumulate a, Printer printer) {
        List<String> patterns = new ArrayList<>();
        List<String> figures = new ArrayList<>();
        List<String> tests = new ArrayList<>();
        for (FactPattern p : a.patterns()) {
            // a name of its own, as the engine takes one of another accumulate for the same
            String name =
                    p.name() == null ? variable(a.results().get(0).name()) + "p" + patterns.size() : variable(p.name());
            List<String> worked = new ArrayList<>();
            for (Accumulate.Result r : a.results()) {
                Term of = r.of();
                if (of != null && Figures.isWorkedOut(of) && p.equals(Figures.pattern(of, a))) {
                    worked.add(worked(r) + " : " + argument(Figures.ownFields(of, p), printer));
                }
            }
            patterns.add((p.name() == null ? name + " : " : "") + printer.pattern(p, worked));
            if (!Figures.lists(a, p)) {
                figures.add(figure(name + "all", Accumulate.Function.COLLECT_LIST, name));
            }
        }
        for (Accumulate.Result r : a.results()) {
            Term term = r.of();
            String of = term == null ? "" : Figures.isWorkedOut(term) ? worked(r) : printer.term(term);
            figures.add(figure(variable(r.name()), r.function(), of));
            if (NONE_OF_NONE.contains(r.function())) {
                tests.add(OPERATORS + "known(" + variable(r.name()) + ")");
            }
        }
        a.tests().forEach(t -> tests.add(printer.constraint(t)));
        return "accumulate(\n    " + String.join(" and ", patterns) + ";\n    " + String.join(", ", figures) + " )"
                + tests.stream().map(t -> "\n  eval( " + t + " )").collect(Collectors.joining());
    }

    private static String figure(String name, Accumulate.Function function, String of) {
        return name + " : " + function(function) + "( " + of + " )";
    }

    /** The name of what a figure is worked out of. */
    private String worked(Accumulate.Result r) {
        return variable(r.name()) + "of";
    }

    @Override
    public String flag(Constraint.Flag f, Printer printer) {
        return f.field().of() == null
                ? (f.wanted() ? "" : "!") + printer.term(f.field())
                : call("equal", argument(f.field(), printer), String.valueOf(f.wanted()));
    }

    /** As the engine's own where it can find facts by it, and else as a call, which is right everywhere. */
    @Override
    public String comparison(Constraint.Comparison x, Printer printer) {
        return findsFacts(x)
                ? printer.comparison(x)
                : call(called(x.operator()), argument(x.left(), printer), argument(x.right(), printer));
    }

    private static boolean findsFacts(Constraint.Comparison x) {
        return x.left() instanceof Term.Path own
                && own.of() == null
                && !(x.right() instanceof Term.Arithmetic)
                && (!(x.right() instanceof Term.Path other)
                        || (!x.operator().orders()
                                && other.of() != null
                                && other.fields().isEmpty()));
    }

    private static String called(Constraint.Operator operator) {
        return switch (operator) {
            case EQUAL -> "equal";
            case UNEQUAL -> "unequal";
            case LESS -> "less";
            case AT_MOST -> "atMost";
            case MORE -> "more";
            case AT_LEAST -> "atLeast";
        };
    }

    private static String call(String method, String left, String right) {
        return OPERATORS + method + "(" + left + ", " + right + ")";
    }

    /** A value as an argument of a call. */
    private String argument(Term term, Printer printer) {
        if (term instanceof Term.Arithmetic a) {
            String method = a.sign() == '+' ? "plus" : a.sign() == '-' ? "minus" : "times";
            return call(method, argument(a.left(), printer), argument(a.right(), printer));
        } else if (term instanceof Term.Path path) {
            return (path.of() == null ? "this" : variable(path.of()))
                    + path.fields().stream().map(f -> "." + field(f) + "()").collect(Collectors.joining());
        }
        return printer.term(term);
    }

    @Override
    public String value(Term term, Printer printer) {
        return argument(term, printer);
    }

    /** As comparisons, for which the engine needs no operator of its own. */
    @Override
    public String membership(Constraint.Membership m, Printer printer) {
        Constraint.Operator operator = m.negated() ? Constraint.Operator.UNEQUAL : Constraint.Operator.EQUAL;
        return m.values().stream()
                .map(v -> comparison(new Constraint.Comparison(m.at(), m.left(), operator, m.at(), v), printer))
                .collect(Collectors.joining(m.negated() ? " && " : " || ", "(", ")"));
    }

    @Override
    public String containment(Constraint.Containment x, Printer printer) {
        return (x.negated() ? "!" : "") + call("contains", argument(x.left(), printer), argument(x.right(), printer));
    }

    @Override
    public String likeness(Constraint.Likeness l, Printer printer) {
        return (l.negated() ? "!" : "") + MATCHES + "(" + argument(l.left(), printer) + ", "
                + Printer.quoted(l.expression().value()) + ")";
    }

    /** The engine knows a word of its own first, so that ours goes by another. */
    private static String function(Accumulate.Function function) {
        return function == Accumulate.Function.COLLECT_LIST ? "listed" : function.word();
    }

    @Override
    public String type(String name) {
        return FactVocabulary.type(name).map(Class::getName).orElseThrow(() -> unlisted(name));
    }

    @Override
    public String field(String name) {
        return listed(name, Lists.FIELDS.contains(name) ? name : null);
    }

    @Override
    public String constant(Term.Constant constant) {
        Class<?> type = Lists.CONSTANTS.get(constant.name());
        return listed(constant.name(), type == null ? null : type.getName() + "." + constant.name());
    }

    @Override
    public String severity(String name) {
        return Severity.class.getName() + "." + Severity.valueOf(name);
    }

    private static String listed(String said, @org.jspecify.annotations.Nullable String found) {
        if (found == null) {
            throw unlisted(said);
        }
        return found;
    }

    private static IllegalArgumentException unlisted(String said) {
        return new IllegalArgumentException("on none of the lists: " + said);
    }

    /** Made once, when first a rule is printed. */
    private static final class Lists {
        private static final Map<String, Class<?>> CONSTANTS = FactVocabulary.constants();
        private static final Set<String> FIELDS = FactVocabulary.everyField();
    }
}
