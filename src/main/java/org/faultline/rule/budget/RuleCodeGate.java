package org.faultline.rule.budget;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.rule.sandbox.AllowedClasses;
import org.faultline.rule.sandbox.BytecodeCheck;
import org.faultline.rule.sandbox.RuleClassLoader;

/** The fence around compiled rules: what they see, and what their bytecode may do. */
public final class RuleCodeGate {
    /** What can be left out in a test, to see that the other holds alone. */
    public enum Layer {
        LOADER,
        GATE
    }

    private final Set<String> words;
    private final ClassLoader classes;
    private final Set<Layer> layers;

    /** @param words what rules may speak of: fact types, and what else the text given to the engine names */
    public RuleCodeGate(Collection<Class<?>> words) {
        this(words, EnumSet.allOf(Layer.class));
    }

    public RuleCodeGate(Collection<Class<?>> words, Set<Layer> layers) {
        ClassLoader all = RuleCodeGate.class.getClassLoader();
        this.words = AllowedClasses.reachable(words);
        this.layers = layers;
        this.classes = layers.contains(Layer.LOADER) ? new RuleClassLoader(all, this.words) : all;
    }

    /** The loader to compile rules with and to run them in. */
    public ClassLoader classes() {
        return classes;
    }

    /**
     * What became of a build.
     *
     * @param faults what its bytecode may not do, with the rule's name where it is known; then it must not be loaded
     * @param classes by path, the classes to load in place of those that were built
     * @param rules by the name of a class or the id of a condition, the rules whose code it is
     */
    public record Passed(List<String> faults, Map<String, byte[]> classes, Map<String, Set<String>> rules) {
        /** Of a build that failed. */
        public static final Passed NOTHING = new Passed(List.of(), Map.of(), Map.of());

        /** The rules whose code threw, by the innermost frame that is a rule's. */
        public Set<String> in(Throwable thrown) {
            Set<String> found = new TreeSet<>();
            for (Throwable t = thrown; t != null; t = t.getCause()) {
                for (StackTraceElement frame : t.getStackTrace()) {
                    if (rules.containsKey(frame.getClassName())) {
                        return rules.get(frame.getClassName());
                    }
                }
            }
            return found;
        }
    }

    /**
     * Looks at what the engine built before any of it is loaded.
     *
     * @param built by path, {@code a/b/C.class}, the bytes of each class
     */
    public Passed look(Map<String, byte[]> built) {
        BytecodeCheck.Found found = new BytecodeCheck(words).look(built);
        Map<String, byte[]> ticking = new HashMap<>();
        built.forEach((path, bytes) -> ticking.put(path, BudgetCalls.into(bytes)));
        return new Passed(layers.contains(Layer.GATE) ? found.faults() : List.of(), ticking, found.rules());
    }
}
