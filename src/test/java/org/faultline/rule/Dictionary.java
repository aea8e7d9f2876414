package org.faultline.rule;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.faultline.fact.Site;
import org.faultline.rule.language.model.FactVocabulary;

/**
 * The fact types and fields as a table of the manual. Names and types come from the classes, meanings from
 * {@code dictionary.properties}; a field without a meaning, and a meaning without a field, is an error.
 */
final class Dictionary {
    /** What every record and every dated fact has, and no rule asks for. */
    private static final Set<String> PLUMBING =
            Set.of("part", "parts", "links", "reports", "quantities", "concerns", "equals", "hashCode", "toString");

    private record Field(String key, String name, String type) {}

    private final Properties meanings = new Properties();
    private final Set<String> used = new TreeSet<>();

    Dictionary() {
        try (Reader text = Files.newBufferedReader(Path.of("src/test/resources/dictionary.properties"))) {
            meanings.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String markdown() {
        List<Class<?>> types = new ArrayList<>(FactVocabulary.FACTS);
        types.add(Site.class);
        StringBuilder out = new StringBuilder();
        Map<Field, List<Class<?>>> owners = new LinkedHashMap<>();
        for (Class<?> type : types) {
            out.append("- **`")
                    .append(type.getSimpleName())
                    .append("`** ")
                    .append(meaning(type.getSimpleName()))
                    .append('\n');
            fields(type).forEach((name, shown) -> owners.computeIfAbsent(
                            new Field(key(type, name), name, shown), k -> new ArrayList<>())
                    .add(type));
        }
        out.append("\n| field | type | of | meaning |\n|---|---|---|---|\n");
        owners.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<Field, List<Class<?>>> e) ->
                                e.getKey().name())
                        .thenComparing(e -> e.getValue().get(0).getSimpleName()))
                .forEach(e -> out.append(row(e.getKey(), e.getValue())));
        Set<String> unused = new TreeSet<>(meanings.stringPropertyNames());
        unused.removeAll(used);
        if (!unused.isEmpty()) {
            throw new IllegalStateException("dictionary.properties has meanings of no field: " + unused);
        }
        return out.toString();
    }

    private String row(Field field, List<Class<?>> owners) {
        String of = String.join(", ", owners.stream().map(Class::getSimpleName).toList());
        return "| `" + field.name + "` | " + field.type + " | " + of + " | " + meaning(field.key) + " |\n";
    }

    /** A type's own meaning of a field stands before the one that all types share. */
    private String key(Class<?> type, String field) {
        String own = type.getSimpleName() + "." + field;
        return meanings.containsKey(own) ? own : field;
    }

    private String meaning(String key) {
        used.add(key);
        String meaning = meanings.getProperty(key);
        if (meaning == null) {
            throw new IllegalStateException("dictionary.properties has no meaning of " + key);
        }
        return meaning;
    }

    private static Map<String, String> fields(Class<?> type) {
        Map<String, String> all = new LinkedHashMap<>();
        Arrays.stream(type.getMethods())
                .filter(m -> m.getParameterCount() == 0 && !Modifier.isStatic(m.getModifiers()))
                .filter(m -> m.getDeclaringClass() != Object.class && !PLUMBING.contains(m.getName()))
                .sorted(Comparator.comparing(Method::getName))
                .forEach(m -> all.put(m.getName(), shown(m.getReturnType())));
        for (RecordComponent c : type.getRecordComponents()) {
            if (List.class.isAssignableFrom(c.getType()) && all.containsKey(c.getName())) {
                String generic = c.getGenericType().getTypeName();
                all.put(c.getName(), "list of " + generic.replaceFirst(".*[.<](\\w+)>", "$1"));
            }
        }
        return all;
    }

    private static String shown(Class<?> type) {
        Function<Object[], String> constants = all ->
                String.join(", ", Arrays.stream(all).map(Object::toString).toList());
        if (type.isEnum() && type.getEnumConstants().length <= 8) {
            return constants.apply(type.getEnumConstants());
        }
        return switch (type.getSimpleName()) {
            case "String" -> "text";
            case "int", "long", "double" -> "number";
            case "boolean" -> "yes or no";
            case "LocalDate" -> "day";
            case "EventType" -> "event type";
            default -> type.getSimpleName();
        };
    }
}
