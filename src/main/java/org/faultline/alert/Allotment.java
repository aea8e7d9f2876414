package org.faultline.alert;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which episode tells which story on. */
final class Allotment {
    /** By identity, as to hash a story is to hash every word of its evidence. */
    private final IdentityHashMap<Story, Episode> tellers = new IdentityHashMap<>(4);

    private final List<Episode> silent;

    /** One that stands goes before one that had become part of another and now parts from it. */
    Allotment(List<Story> stories, List<Episode> episodes) {
        silent = new ArrayList<>(episodes);
        for (Story story : stories) {
            Episode teller = find(story, false);
            teller = teller == null ? find(story, true) : teller;
            if (teller != null) {
                tellers.put(story, teller);
                silent.remove(teller);
            }
        }
    }

    private @Nullable Episode find(Story story, boolean merged) {
        for (Episode e : silent) {
            boolean withdrawn = e.condition() == Condition.WITHDRAWN;
            if (withdrawn == merged && (!withdrawn || e.mergedInto() != null) && e.near(story)) {
                return e;
            }
        }
        return null;
    }

    /** Null where it is the first time that it is told. */
    @Nullable
    Episode teller(Story story) {
        return tellers.get(story);
    }

    /** Those that tell none any more. */
    List<Episode> silent() {
        return silent;
    }
}
