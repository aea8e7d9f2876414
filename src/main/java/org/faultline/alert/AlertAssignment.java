package org.faultline.alert;

import java.util.ArrayList;
import java.util.List;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.FiringGroup;
import org.jspecify.annotations.Nullable;

/** Which alert goes on with which group of firings. */
final class AlertAssignment {
    /** Of each alert. */
    private final @Nullable Alert[] tellers;

    private final List<Alert> silent;

    /** One that stands goes before one that had become part of another and now parts from it. */
    AlertAssignment(List<FiringGroup> stories, List<Alert> episodes) {
        silent = new ArrayList<>(episodes);
        tellers = new Alert[stories.size()];
        for (int i = 0; i < tellers.length; i++) {
            Alert teller = find(stories.get(i), false);
            tellers[i] = teller == null ? find(stories.get(i), true) : teller;
            silent.remove(tellers[i]);
        }
    }

    private @Nullable Alert find(FiringGroup story, boolean merged) {
        for (Alert e : silent) {
            boolean withdrawn = e.condition() == Condition.WITHDRAWN;
            if (withdrawn == merged && (!withdrawn || e.mergedInto() != null) && e.near(story)) {
                return e;
            }
        }
        return null;
    }

    /** Of the alert of that number; null where it is the first time that it is told. */
    @Nullable
    Alert teller(int story) {
        return tellers[story];
    }

    /** Those that tell none any more. */
    List<Alert> silent() {
        return silent;
    }
}
