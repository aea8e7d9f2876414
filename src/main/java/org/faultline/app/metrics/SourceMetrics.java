package org.faultline.app.metrics;

import io.micrometer.core.instrument.MultiGauge;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.fact.Coverage;
import org.faultline.web.page.ServiceStatus;

/** When each source that {@code config/sources.yaml} expects was last heard. */
@ApplicationScoped
class SourceMetrics implements Looked {
    private static final String SOURCE = "source";

    private final ServiceStatus status;
    private final MultiGauge lastSeen;
    private final MultiGauge silent;

    SourceMetrics(Meters meters, ServiceStatus status) {
        this.status = status;
        this.lastSeen = meters.gauges(
                "faultline.source.last.seen.timestamp.seconds",
                "The day on which the newest report of the source was published, at 00:00 UTC; 0 where there is none");
        this.silent = meters.gauges(
                "faultline.source.silent", "1 while the source has not been heard for longer than is expected of it");
    }

    @Override
    public void look() {
        Map<String, Long> seen = new TreeMap<>();
        Map<String, Integer> quiet = new TreeMap<>();
        for (Coverage c : status.coverage()) {
            boolean never = c.lastSeen().equals(Coverage.NEVER);
            seen.put(
                    c.source(),
                    never ? 0 : c.lastSeen().atStartOfDay(ZoneOffset.UTC).toEpochSecond());
            quiet.put(c.source(), c.healthy() ? 0 : 1);
        }
        Meters.set(lastSeen, SOURCE, seen);
        Meters.set(silent, SOURCE, quiet);
    }

    @Override
    public void lost() {
        Meters.set(lastSeen, SOURCE, Map.of());
        Meters.set(silent, SOURCE, Map.of());
    }
}
