package org.faultline.alert;

import java.util.ArrayList;
import java.util.List;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.FiringGroup;
import org.jspecify.annotations.Nullable;

/** Which alert goes on with which group of firings. */
final class AlertAssignment {
    /** Of each alert. */
    private final @Nullable Alert[] assigned;

    private final List<Alert> silent;

    /** One that stands goes before one that had become part of another and now parts from it. */
    AlertAssignment(List<FiringGroup> groups, List<Alert> alerts) {
        silent = new ArrayList<>(alerts);
        assigned = new Alert[groups.size()];
        for (int i = 0; i < assigned.length; i++) {
            Alert alert = find(groups.get(i), false);
            assigned[i] = alert == null ? find(groups.get(i), true) : alert;
            silent.remove(assigned[i]);
        }
    }

    private @Nullable Alert find(FiringGroup group, boolean merged) {
        for (Alert e : silent) {
            boolean withdrawn = e.condition() == Condition.WITHDRAWN;
            if (withdrawn == merged && (!withdrawn || e.mergedInto() != null) && e.near(group)) {
                return e;
            }
        }
        return null;
    }

    /** Of the alert of that number; null where it is the first time that it is told. */
    @Nullable
    Alert alert(int group) {
        return assigned[group];
    }

    /** Those that tell none any more. */
    List<Alert> silent() {
        return silent;
    }
}
