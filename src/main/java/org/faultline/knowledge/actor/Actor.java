package org.faultline.knowledge.actor;

import org.faultline.knowledge.name.Names;
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
    /** What is left out is empty. */
    public Actor {
        id = orEmpty(id);
        name = orEmpty(name);
        country = orEmpty(country);
        group = orEmpty(group);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** No described actor's id begins so. */
    static final String UNKNOWN_ID = "?:";

    /** No described actor's group ends so. */
    static final String UNKNOWN_GROUP = " (unknown)";

    /**
     * An actor that nobody has described yet, and its own group. All of it comes from the normalised name, so that it is the same
     * whichever spelling came first, and "coalition" in a report is not the group of that name.
     */
    public static Actor unknown(String name) {
        String key = Names.normalised(name);
        String shown = Names.titled(key).replace('|', '/');
        return new Actor(UNKNOWN_ID + key, shown, 0, "", shown + UNKNOWN_GROUP, null);
    }

    /** Whether the knowledge describes it, rather than a report alone. */
    public boolean known() {
        return !id.startsWith(UNKNOWN_ID);
    }
}
