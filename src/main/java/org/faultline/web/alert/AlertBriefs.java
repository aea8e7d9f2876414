package org.faultline.web.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.faultline.alert.Alert;
import org.faultline.alert.store.AlertFilter;
import org.faultline.alert.store.AlertPlaces;
import org.faultline.alert.store.AlertSearch;
import org.faultline.alert.store.RevisionFeed;
import org.faultline.web.page.AlertStanding;
import org.faultline.web.page.AlertStandings;

/** Alerts as lists and streams show them: without their explanation. */
@ApplicationScoped
public class AlertBriefs {
    /** What those are told who follow alerts: which revision, why it was made, and the alert as it is now. */
    public record Revised(int revision, String reason, Instant at, AlertView alert) {}

    private final AlertSearch alertSearch;
    private final AlertStandings standings;
    private final AlertPlaces places;

    AlertBriefs(AlertSearch alertSearch, AlertStandings standings, AlertPlaces places) {
        this.alertSearch = alertSearch;
        this.standings = standings;
        this.places = places;
    }

    List<AlertView> of(AlertSearch.Page page) {
        Map<Long, AlertStanding> standing = standings.of(page.alerts());
        Map<Long, AlertPlaces.Location> located =
                places.of(page.alerts().stream().map(Alert::id).toList());
        return page.alerts().stream()
                .map(a -> AlertView.brief(
                        a,
                        page.previous().get(a.id()),
                        Objects.requireNonNull(standing.get(a.id())),
                        located.get(a.id())))
                .toList();
    }

    /** What is told of each change of those alerts that a filter lets through, in the order given. */
    public Map<RevisionFeed.Change, Revised> revised(List<RevisionFeed.Change> changes, AlertFilter filter) {
        List<Long> ids =
                changes.stream().map(RevisionFeed.Change::alertId).distinct().toList();
        Map<String, AlertView> alerts =
                of(alertSearch.among(ids, filter)).stream().collect(Collectors.toMap(AlertView::id, a -> a));
        Map<RevisionFeed.Change, Revised> all = new LinkedHashMap<>();
        for (RevisionFeed.Change c : changes) {
            AlertView alert = alerts.get(String.valueOf(c.alertId()));
            if (alert != null) {
                all.put(c, new Revised(c.revision(), c.reason(), c.at(), alert));
            }
        }
        return all;
    }
}
