package org.faultline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Alert;
import org.faultline.alert.silence.Suppression;
import org.faultline.alert.silence.Suppressions;
import org.faultline.alert.work.Work;
import org.faultline.alert.work.WorkLog;

/** Looks up what people did about alerts and what keeps them quiet, for as many as are shown at once. */
@ApplicationScoped
public class AlertStandings {
    private final WorkLog work;
    private final Suppressions suppressions;
    private final Clock clock;

    AlertStandings(WorkLog work, Suppressions suppressions, Clock clock) {
        this.work = work;
        this.suppressions = suppressions;
        this.clock = clock;
    }

    /** Of each of them. */
    @Transactional
    public Map<Long, AlertStanding> of(Collection<Alert> alerts) {
        Instant now = clock.instant();
        List<Long> ids = alerts.stream().map(Alert::id).toList();
        Map<Long, Work> done = work.of(ids);
        Map<Long, Suppression> quiet = suppressions.of(alerts, now);
        Map<Long, Long> muted = suppressions.muted(alerts, now);
        Map<Long, AlertStanding> all = new HashMap<>();
        for (long id : ids) {
            all.put(
                    id,
                    new AlertStanding(done.getOrDefault(id, Work.none(id)), quiet.get(id), muted.getOrDefault(id, 0L)));
        }
        return all;
    }

    public AlertStanding of(Alert alert) {
        AlertStanding found = of(List.of(alert)).get(alert.id());
        if (found == null) {
            throw new IllegalStateException("nothing was said of alert " + alert.id());
        }
        return found;
    }
}
