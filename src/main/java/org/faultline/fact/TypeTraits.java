package org.faultline.fact;

import java.util.Arrays;
import java.util.Optional;
import org.faultline.report.EventType;
import org.faultline.report.EventType.Trait;

/** What the yes-or-no fields of a fact that follow from its type are for each type. */
public final class TypeTraits {
    private TypeTraits() {}

    /** The value of a field such as {@code violent} for a type such as {@code CLASH}; empty where it does not follow from the type. */
    public static Optional<Boolean> holds(String field, String type) {
        return Arrays.stream(Trait.values())
                .filter(t -> t.name().replace("_", "").equalsIgnoreCase(field))
                .findFirst()
                .flatMap(t -> Arrays.stream(EventType.values())
                        .filter(e -> e.name().equals(type))
                        .findFirst()
                        .map(e -> e.is(t)));
    }
}
