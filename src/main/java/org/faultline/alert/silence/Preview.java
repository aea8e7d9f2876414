package org.faultline.alert.silence;

import java.util.List;
import org.faultline.alert.Alert;

/**
 * What a silence would keep quiet.
 *
 * @param now the open alerts it is about, whenever it holds
 * @param past the alerts that it would have kept quiet in the last 90 days had it held all that time, or at its weekly hours; those with
 *     the most revisions first
 */
public record Preview(List<Alert> now, List<Past> past) {
    /** An alert and how many revisions of it nobody would have been told of. */
    public record Past(Alert alert, int turns) {}

    /** All revisions nobody would have been told of. */
    public int turns() {
        return past.stream().mapToInt(Past::turns).sum();
    }
}
