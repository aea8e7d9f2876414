package org.faultline.rule.language.model;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.Today;
import org.faultline.fact.aggregate.DyadDay;
import org.faultline.fact.aggregate.GroupDay;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.aggregate.Quarrel;
import org.faultline.fact.aggregate.Tally;
import org.faultline.fact.event.Concern;
import org.faultline.fact.event.Encounter;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Finding;
import org.faultline.fact.event.Involvement;
import org.faultline.rule.language.table.Synonyms;

/** The words a rule may use of facts: their types, their fields and the constants of those, taken from the records themselves. */
public final class FactVocabulary {
    /** The types of facts that a rule can match on. */
    public static final List<Class<? extends Fact>> FACTS = List.of(
            Event.class,
            Involvement.class,
            Encounter.class,
            DyadDay.class,
            GroupDay.class,
            Quarrel.class,
            Lull.class,
            Tally.class,
            Today.class,
            Coverage.class,
            Finding.class,
            Concern.class);

    /** What every record has, and what holds more than a rule can compare. */
    private static final Set<String> UNSAID = Set.of(
            "part",
            "parts",
            "links",
            "reports",
            "spellings",
            "quantities",
            "groupBy",
            "hashCode",
            "toString",
            "getClass");

    private static final Map<String, Class<?>> TYPES = types();
    private static final Map<Class<?>, Map<String, ValueKind>> FIELDS = new ConcurrentHashMap<>();

    private FactVocabulary() {}

    private static Map<String, Class<?>> types() {
        Map<String, Class<?>> all = new TreeMap<>();
        FACTS.forEach(c -> all.put(c.getSimpleName(), c));
        return all;
    }

    public static Optional<Class<?>> type(String name) {
        return Optional.ofNullable(TYPES.get(name));
    }

    public static Collection<String> typeNames() {
        return TYPES.keySet();
    }

    /** The fields of a fact, or of a record that a field leads to. */
    public static Map<String, ValueKind> fields(Class<?> type) {
        return FIELDS.computeIfAbsent(type, FactVocabulary::read);
    }

    private static Map<String, ValueKind> read(Class<?> type) {
        Map<String, ValueKind> all = new TreeMap<>();
        // what a class leaves to an interface comes after what it says itself
        hierarchy(type)
                .flatMap(c -> Arrays.stream(c.getMethods()))
                .filter(m -> isField(m))
                .forEach(m -> all.putIfAbsent(m.getName(), ValueKind.of(m.getAnnotatedReturnType())));
        all.values().removeIf(k -> k.is(ValueKind.Sort.UNKNOWN));
        return all;
    }

    private static Stream<Class<?>> hierarchy(Class<?> type) {
        return Stream.concat(Stream.of(type), Arrays.stream(type.getInterfaces()));
    }

    private static boolean isField(Method m) {
        return m.getParameterCount() == 0
                && !Modifier.isStatic(m.getModifiers())
                && m.getReturnType() != void.class
                && m.getDeclaringClass() != Object.class
                && !UNSAID.contains(m.getName());
    }

    /** The constant of that name of an enum. */
    public static boolean hasConstant(Class<?> type, String name) {
        return constants(type).contains(name);
    }

    public static List<String> constants(Class<?> type) {
        Object[] all = type.getEnumConstants();
        return all == null
                ? List.of()
                : Arrays.stream(all).map(c -> ((Enum<?>) c).name()).toList();
    }

    /** Every constant that any field of a fact can have, with its enum. */
    public static Map<String, Class<?>> constants() {
        return Words.CONSTANTS;
    }

    private static Map<String, Class<?>> readConstants() {
        Map<String, Class<?>> all = new HashMap<>();
        records()
                .flatMap(r -> fields(r).values().stream())
                .filter(k -> k.is(ValueKind.Sort.CONSTANT))
                .forEach(k -> constants(k.of()).forEach(c -> {
                    Class<?> other = all.put(c, k.of());
                    if (other != null && other != k.of()) {
                        throw new IllegalStateException(
                                c + " is a constant of two fields: of " + other + " and of " + k.of());
                    }
                }));
        return all;
    }

    /** The field that a constant is a value of; {@code type} where it is none. */
    public static String fieldOf(String constant) {
        Class<?> type = constants().get(constant);
        return records()
                .flatMap(r -> fields(r).entrySet().stream())
                .filter(f ->
                        f.getValue().is(ValueKind.Sort.CONSTANT) && f.getValue().of() == type)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("type");
    }

    /** The names of all fields of all facts and of what they lead to. */
    public static Set<String> everyField() {
        return Words.KINDS.keySet();
    }

    /** What is worked out of all facts together, once. */
    private static final class Words {
        static final Map<String, Class<?>> CONSTANTS = Map.copyOf(readConstants());
        static final Map<String, List<ValueKind>> KINDS = records()
                .flatMap(r -> fields(r).entrySet().stream())
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toUnmodifiableList())));
    }

    /** The kinds of the fields of that name, whatever fact they belong to. */
    public static List<ValueKind> kindsOf(String field) {
        return Words.KINDS.getOrDefault(field, List.of());
    }

    /** The facts, and the records that their fields lead to. */
    private static Stream<Class<?>> records() {
        Set<Class<?>> all = new LinkedHashSet<>();
        TYPES.values().forEach(t -> gather(t, all));
        return all.stream();
    }

    private static void gather(Class<?> type, Set<Class<?>> into) {
        if (into.add(type)) {
            fields(type).values().stream()
                    .filter(k -> k.is(ValueKind.Sort.RECORD))
                    .forEach(k -> gather(k.of(), into));
        }
    }

    /**
     * The known word that was meant by one that is not: by one slip, else ours for a word of others, else the nearest; empty where none is
     * near, as a wrong suggestion is worse than none.
     */
    public static Optional<String> nearest(String word, Collection<String> known) {
        return meant(word, known).stream().findFirst();
    }

    /** The known words that may be meant by one that is not, the likeliest first: several where others say more with it than we do. */
    private static List<String> meant(String word, Collection<String> known) {
        return closest(word, known, 1).map(List::of).orElseGet(() -> {
            List<String> ours = Synonyms.ours(word).stream()
                    .filter(known::contains)
                    .distinct()
                    .toList();
            return ours.isEmpty()
                    ? closest(word, known, Math.max(1, word.length() / 3)).stream()
                            .toList()
                    : ours;
        });
    }

    private static Optional<String> closest(String word, Collection<String> known, int most) {
        LevenshteinDistance distance = new LevenshteinDistance(most + 1);
        String folded = folded(word);
        return known.stream()
                .map(k ->
                        Map.entry(k, sorted(folded).equals(sorted(folded(k))) ? 1 : distance.apply(folded, folded(k))))
                .filter(e -> e.getValue() >= 0 && e.getValue() <= most)
                .min(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey);
    }

    /** Letters that changed places are one slip. */
    private static String sorted(String word) {
        return word.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String folded(String word) {
        return word.toLowerCase(java.util.Locale.ROOT).replace("_", "").replace("-", "");
    }

    /** {@code ; did you mean X?}, or what there is to choose from. */
    public static String instead(String word, Collection<String> known) {
        List<String> meant = meant(word, known);
        return !meant.isEmpty()
                ? "; did you mean " + either(meant) + "?"
                : known.size() > 40 ? "" : "; there are " + String.join(", ", known);
    }

    /** {@code a, b or c}. */
    public static String either(List<String> words) {
        int last = words.size() - 1;
        return last < 1 ? String.join("", words) : String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
}
