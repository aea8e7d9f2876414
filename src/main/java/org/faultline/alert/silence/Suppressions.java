package org.faultline.alert.silence;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.faultline.alert.Alert;
import org.faultline.alert.work.Work;
import org.faultline.alert.work.WorkLog;

/** Works out which alerts are told to nobody at a moment, and why. */
@ApplicationScoped
public class Suppressions {
    private final Silences silences;
    private final Inhibitions inhibitions;
    private final WorkLog work;

    Suppressions(Silences silences, Inhibitions inhibitions, WorkLog work) {
        this.silences = silences;
        this.inhibitions = inhibitions;
        this.work = work;
    }

    /** By the number of the alert; those that are not suppressed are not in it. What applies first is named: draft, closed, silenced, covered. */
    @Transactional
    public Map<Long, Suppression> of(Collection<Alert> alerts, Instant now) {
        if (alerts.isEmpty()) {
            return Map.of();
        }
        List<Long> ids = alerts.stream().map(Alert::id).toList();
        List<Silence> running = silences.running(now);
        Map<Long, Suppression> all = new HashMap<>();
        inhibitions.over(alerts).stream()
                .filter(c -> silenced(c.graver(), running, now).isEmpty())
                .forEach(c -> all.putIfAbsent(c.lesser(), covered(c.graver())));
        alerts.forEach(e -> silenced(e, running, now).ifPresent(s -> all.put(e.id(), silenced(s))));
        Map<Long, Work> closed = work.closed(ids);
        alerts.stream().filter(e -> e.condition().open()).forEach(e -> Optional.ofNullable(closed.get(e.id()))
                .ifPresent(w -> all.put(e.id(), closed(w))));
        alerts.stream().filter(Alert::shadow).forEach(e -> all.put(e.id(), draft(e)));
        return all;
    }

    /** How many open alerts each of some alerts keeps quiet at a moment; those that keep none are not in it. */
    @Transactional
    public Map<Long, Long> muted(Collection<Alert> gravers, Instant now) {
        if (gravers.isEmpty()) {
            return Map.of();
        }
        List<Silence> running = silences.running(now);
        return inhibitions.under(gravers).stream()
                .filter(c -> silenced(c.graver(), running, now).isEmpty())
                .collect(Collectors.groupingBy(c -> c.graver().id(), Collectors.counting()));
    }

    private static Optional<Silence> silenced(Alert e, List<Silence> running, Instant now) {
        return running.stream().filter(s -> s.covers(e, now)).findFirst();
    }

    private static Suppression silenced(Silence s) {
        return new Suppression(Suppression.Kind.SILENCED, s.by(), "Silence " + s.id() + ": " + s.why());
    }

    private static Suppression covered(Alert graver) {
        return new Suppression(
                Suppression.Kind.INHIBITED,
                String.valueOf(graver.id()),
                "The graver alert \"" + graver.title() + "\" rests on all of its events.");
    }

    private static Suppression closed(Work w) {
        return new Suppression(Suppression.Kind.CLOSED, String.valueOf(w.closedBy()), "Closed until it ends.");
    }

    private static Suppression draft(Alert e) {
        return new Suppression(Suppression.Kind.DRAFT, e.rule(), "Its rule is a draft.");
    }
}
