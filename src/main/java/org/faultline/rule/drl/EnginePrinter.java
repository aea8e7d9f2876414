package org.faultline.rule.drl;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.rule.Severity;

/**
 * Prints a rule for the engine: with names made up here and words taken from our own lists, so that of what an analyst wrote nothing
 * but escaped texts and numbers reaches the code that is generated. What is not on the lists is refused here too, whoever made the model.
 */
public final class EnginePrinter implements Printer.Naming {
    /** What {@code matches} becomes; in it, an expression runs in time linear in the text. */
    private static final String MATCHES = "org.faultline.rule.Expressions.fits";

    /** What a window becomes. */
    private static final String WITHIN = "org.faultline.rule.Windows.within";

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
        for (Condition c : rule.conditions()) {
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

    /** As comparisons, for which the engine needs no operator of its own. */
    @Override
    public String among(String text, boolean negated, List<String> values) {
        return values.stream()
                .map(v -> text + (negated ? " != " : " == ") + v)
                .collect(Collectors.joining(negated ? " && " : " || ", "(", ")"));
    }

    /** The engine knows a word of its own first, so that ours goes by another. */
    @Override
    public String function(Accumulate.Function function) {
        return function == Accumulate.Function.COLLECT_LIST ? "listed" : function.word();
    }

    @Override
    public String type(String name) {
        return Words.type(name).map(Class::getName).orElseThrow(() -> unlisted(name));
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

    @Override
    public String matches(String text, boolean negated, String expression) {
        return (negated ? "!" : "") + MATCHES + "(" + text + ", " + expression + ")";
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
        private static final Map<String, Class<?>> CONSTANTS = Words.constants();
        private static final Set<String> FIELDS = Words.everyField();
    }
}
