package org.faultline.web.alert;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.alert.Alert;
import org.faultline.alert.store.AlertPlaces;
import org.faultline.alert.store.AlertSearch;
import org.faultline.web.page.AlertStanding;
import org.faultline.web.page.AlertStandings;

/** Alerts as lists and streams show them: without their explanation. */
@ApplicationScoped
class AlertBriefs {
    private final AlertStandings standings;
    private final AlertPlaces places;

    AlertBriefs(AlertStandings standings, AlertPlaces places) {
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
}
