package org.faultline.rule.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.objectweb.asm.ClassReader;

/**
 * Reads the bytecode that the engine made of the rules before any of it is loaded. It holds whatever the text was: only listed members
 * are called, nothing jumps back, no lock, no handler, no array by the rule's wish.
 */
public final class BytecodeCheck {
    /** The engine's own entry to the rules, which holds nothing of their text. */
    private static final String PROJECT = "org/drools/project/model/ProjectModel";

    private final Set<String> words;

    /** @param words the names of the project's classes that rules may use */
    public BytecodeCheck(Set<String> words) {
        this.words = words;
    }

    /**
     * What was found.
     *
     * @param faults what is refused, with the class it stands in and the rule where that is known
     * @param rules by the name of a class with code, or the id of a condition, the rules that use it
     */
    public record Found(List<String> faults, Map<String, Set<String>> rules) {}

    /** @param classes by path, {@code a/b/C.class}, the bytes of each class */
    public Found look(Map<String, byte[]> classes) {
        Map<String, Set<String>> faults = new TreeMap<>();
        Map<String, Set<String>> rules = new HashMap<>();
        Map<String, byte[]> sorted = new TreeMap<>(classes);
        sorted.forEach((path, bytes) -> {
            ClassReader reader = new ClassReader(bytes);
            new RuleClassOwners(rules).read(reader);
            if (!reader.getClassName().startsWith(PROJECT)) {
                ClassCheck check = new ClassCheck(words, classes.keySet());
                reader.accept(check, ClassReader.SKIP_DEBUG);
                if (!check.faults().isEmpty()) {
                    faults.put(reader.getClassName(), check.faults());
                }
            }
        });
        return new Found(told(faults, rules), rules);
    }

    private static List<String> told(Map<String, Set<String>> faults, Map<String, Set<String>> rules) {
        List<String> all = new ArrayList<>();
        faults.forEach((type, reasons) -> {
            Set<String> of = rules.getOrDefault(type.replace('/', '.'), new TreeSet<>());
            String who = of.isEmpty() ? "" : "rule " + String.join(", ", of) + ": ";
            reasons.forEach(reason -> all.add(who + reason));
        });
        return all.stream().distinct().toList();
    }
}
