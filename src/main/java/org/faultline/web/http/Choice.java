package org.faultline.web.http;

import io.quarkus.qute.TemplateExtension;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads one of the values of a kind as people write it: in small letters and with hyphens. */
public final class Choice {
    private Choice() {}

    public static <E extends Enum<E>> Optional<E> of(Class<E> kind, @Nullable String given) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(c ->
                        written(c).equals(given == null ? "" : given.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    @TemplateExtension
    public static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As the API writes it: its name, in letters of either size. */
    static <E extends Enum<E>> Optional<E> named(Class<E> kind, String given) {
        return Arrays.stream(kind.getEnumConstants())
                .filter(c -> c.name().equals(given.toUpperCase(Locale.ROOT)))
                .findFirst();
    }

    static <E extends Enum<E>> String names(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
    }

    public static <E extends Enum<E>> String all(Class<E> kind) {
        return Arrays.stream(kind.getEnumConstants()).map(Choice::written).collect(Collectors.joining(", "));
    }
}
