package org.faultline.settings;

import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One of the {@link Settings}.
 *
 * @param name such as {@code faultline.mail-lease}
 * @param list whether several values may stand in it, with commas between
 * @param usual its default as it would be written, or null
 */
public record Setting(
        String name,
        SettingType<?> type,
        boolean list,
        @Nullable String usual) {
    public static final String PREFIX = "faultline.";

    /** All of them, by name. */
    public static final List<Setting> ALL = Arrays.stream(Settings.class.getDeclaredMethods())
            .filter(m -> !m.isSynthetic())
            .map(Setting::of)
            .sorted((a, b) -> a.name.compareTo(b.name))
            .toList();

    /** The name of the setting that a method of {@link Settings} reads. */
    public static String name(String method) {
        return PREFIX + method.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Setting of(Method method) {
        WithDefault usual = method.getAnnotation(WithDefault.class);
        AnnotatedType type = method.getAnnotatedReturnType();
        boolean list = false;
        while (type instanceof AnnotatedParameterizedType outer) {
            list |= outer.getType().getTypeName().startsWith("java.util.List<");
            type = outer.getAnnotatedActualTypeArguments()[0];
        }
        WithConverter read = Objects.requireNonNull(type.getAnnotation(WithConverter.class), method.getName());
        return new Setting(name(method.getName()), made(read), list, usual == null ? null : usual.value());
    }

    private static SettingType<?> made(WithConverter read) {
        try {
            return (SettingType<?>) read.value().getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make a " + read.value(), e);
        }
    }

    /** The environment variable that gives it. */
    public String variable() {
        return variable(name);
    }

    /** The environment variable that gives a setting of that name. */
    public static String variable(String name) {
        return name.replaceAll("[.-]", "_").toUpperCase(Locale.ROOT);
    }
}
