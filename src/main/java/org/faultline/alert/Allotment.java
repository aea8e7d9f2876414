package org.faultline.alert;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which episode tells which story on. */
final class Allotment {
    /** Of each story. */
    private final @Nullable Episode[] tellers;

    private final List<Episode> silent;

    /** One that stands goes before one that had become part of another and now parts from it. */
    Allotment(List<Story> stories, List<Episode> episodes) {
        silent = new ArrayList<>(episodes);
        tellers = new Episode[stories.size()];
        for (int i = 0; i < tellers.length; i++) {
            Episode teller = find(stories.get(i), false);
            tellers[i] = teller == null ? find(stories.get(i), true) : teller;
            silent.remove(tellers[i]);
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

    /** Of the story of that number; null where it is the first time that it is told. */
    @Nullable
    Episode teller(int story) {
        return tellers[story];
    }

    /** Those that tell none any more. */
    List<Episode> silent() {
        return silent;
    }
}
