package org.faultline.knowledge;

import org.jspecify.annotations.Nullable;

/**
 * A party to the conflict.
 *
 * @param kind ACLED's {@code inter}: 1 state forces, 2 rebel, 3 political militia, 4 identity militia, 5 rioters, 6 protesters,
 *     7 civilians, 8 external or other forces; 0 unknown
 * @param country ISO 3166-1 alpha-3, empty when unknown
 * @param group the actor's own group, unless a dated relation points into another
 */
public record Actor(
        String id,
        String name,
        int kind,
        String country,
        String group,
        @Nullable String acledName) {
    /** An actor that nobody has described yet: known by the name it was reported under, and its own group. */
    static Actor unknown(String name) {
        return new Actor(name, name, 0, "", name, null);
    }
}
