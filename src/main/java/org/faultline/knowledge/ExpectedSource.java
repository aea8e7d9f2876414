package org.faultline.knowledge;

import java.util.Arrays;
import java.util.Set;
import org.faultline.knowledge.name.Names;
import org.jspecify.annotations.Nullable;

/**
 * A source that is expected to tell something within some days; {@code config/sources.yaml}.
 *
 * @param names its name and aliases, folded
 */
public record ExpectedSource(String name, Set<String> names, int cadenceDays) {
    /** Whether a text names it, alone or as one of several that semicolons part. */
    public boolean is(@Nullable String told) {
        return told != null
                && Arrays.stream(told.split(";")).map(Names::normalised).anyMatch(names::contains);
    }
}
