package org.faultline.app.metrics;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.faultline.report.theatre.Replicas;
import org.jboss.logging.Logger;

/** How many replicas there are, and what an operator should mend of them: as figures and, of more than one, in the log. */
@ApplicationScoped
class ReplicaMetrics implements Looked {
    private static final Logger LOG = Logger.getLogger(ReplicaMetrics.class);

    /** What goes up and down in a warning while it stays the same one. */
    private static final Pattern COUNT = Pattern.compile("[0-9]+(?= (?:seconds|reports) )");

    private final Meters meters;
    private final Replicas replicas;

    /** As they were logged, by their text without counts. */
    private final Map<String, String> logged = new HashMap<>();

    private volatile double warnings = Double.NaN;
    private volatile double live = Double.NaN;

    ReplicaMetrics(Meters meters, Replicas replicas) {
        this.meters = meters;
        this.replicas = replicas;
    }

    void start(@Observes StartupEvent event) {
        meters.gauge(
                "faultline.replicas.warnings",
                "Warnings about replicas and theatres, which /status gives in words",
                () -> warnings);
        meters.gauge("faultline.replicas.live", "Replicas that were seen within the time of a lease", () -> live);
    }

    @Override
    public void look() {
        Replicas.Standing now = replicas.now();
        warnings = now.warnings().size();
        live = now.replicas().stream().filter(Replicas.Replica::live).count();
        log(now.warnings(), live > 1);
    }

    /** Nothing of a single process: after each start nobody works out its theatres until it has their leases again. */
    private void log(List<String> all, boolean several) {
        Map<String, String> standing = new LinkedHashMap<>();
        all.forEach(warning -> standing.put(COUNT.matcher(warning).replaceAll("#"), warning));
        logged.entrySet().removeIf(e -> {
            boolean over = !standing.containsKey(e.getKey());
            if (over) {
                LOG.infof("it is over that %s", e.getValue());
            }
            return over;
        });
        standing.forEach((key, warning) -> {
            if (several && logged.putIfAbsent(key, warning) == null) {
                LOG.warn(warning);
            }
        });
    }

    @Override
    public void lost() {
        warnings = Double.NaN;
        live = Double.NaN;
    }
}
