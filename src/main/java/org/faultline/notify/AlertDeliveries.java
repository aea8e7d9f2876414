package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.notify.outbox.Outbox;

/** Who was told of an alert and who was not, in numbers: letters by their state, and subscriptions by the reason decided for them. */
@ApplicationScoped
public class AlertDeliveries {
    private final Outbox outbox;
    private final NotificationCounts decisions;

    AlertDeliveries(Outbox outbox, NotificationCounts decisions) {
        this.outbox = outbox;
        this.decisions = decisions;
    }

    public Map<String, Long> counts(long alertId) {
        Map<String, Long> all = new TreeMap<>(decisions.counts(alertId));
        all.putAll(outbox.counts(alertId));
        return all;
    }
}
