package org.faultline.rule.language.model;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a value is, as far as a rule can tell.
 *
 * @param of the class of a constant, a record, a fact, or of what a list holds
 * @param nullable whether it may be unknown
 */
public record ValueKind(Sort sort, Class<?> of, boolean nullable) {
    /** The kinds apart. */
    public enum Sort {
        TEXT("text"),
        NUMBER("a number"),
        FLAG("yes or no"),
        DAY("a day"),
        CONSTANT("one of a list of words"),
        RECORD("something with fields of its own"),
        LIST("a list"),
        UNKNOWN("something rules cannot compare");

        private final String words;

        Sort(String words) {
            this.words = words;
        }
    }

    public static final ValueKind UNKNOWN = new ValueKind(Sort.UNKNOWN, Object.class, false);
    public static final ValueKind TEXT = new ValueKind(Sort.TEXT, String.class, false);
    public static final ValueKind NUMBER = new ValueKind(Sort.NUMBER, Number.class, false);
    public static final ValueKind FLAG = new ValueKind(Sort.FLAG, boolean.class, false);

    public static ValueKind of(AnnotatedType annotated) {
        return of(annotated.getType(), annotated.isAnnotationPresent(Nullable.class), annotated);
    }

    private static ValueKind of(Type type, boolean nullable, @Nullable AnnotatedType annotated) {
        Class<?> raw = type instanceof Class<?> c
                ? c
                : type instanceof ParameterizedType p ? (Class<?>) p.getRawType() : Object.class;
        if (Collection.class.isAssignableFrom(raw)) {
            Class<?> held = annotated instanceof AnnotatedParameterizedType p
                            && p.getAnnotatedActualTypeArguments()[0].getType() instanceof Class<?> c
                    ? c
                    : Object.class;
            return new ValueKind(Sort.LIST, held, nullable);
        }
        return new ValueKind(sort(raw), raw, nullable);
    }

    public static ValueKind of(Class<?> type) {
        return new ValueKind(sort(type), type, false);
    }

    public static ValueKind listOf(ValueKind one) {
        return new ValueKind(Sort.LIST, one.of, false);
    }

    private static Sort sort(Class<?> type) {
        if (type == String.class) {
            return Sort.TEXT;
        } else if (type == boolean.class || type == Boolean.class) {
            return Sort.FLAG;
        } else if (type == LocalDate.class) {
            return Sort.DAY;
        } else if (Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != char.class)) {
            return Sort.NUMBER;
        }
        return type.isEnum() ? Sort.CONSTANT : type.isRecord() ? Sort.RECORD : Sort.UNKNOWN;
    }

    public boolean is(Sort one) {
        return sort == one;
    }

    public boolean comparableWith(ValueKind other) {
        return sort == other.sort && ((sort != Sort.CONSTANT && sort != Sort.RECORD) || of == other.of);
    }

    /** As a message says it. */
    public String words() {
        return sort == Sort.CONSTANT
                ? "one of " + constants()
                : sort == Sort.LIST ? "a list of " + of.getSimpleName() : sort.words;
    }

    private String constants() {
        Object[] all = of.getEnumConstants();
        String first = Arrays.stream(all).limit(8).map(Object::toString).collect(Collectors.joining(", "));
        return all.length > 8 ? first + ", …" : first;
    }
}
