package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.notify.mail.NewsCalendar;
import org.faultline.notify.mail.map.MapBorders;
import org.faultline.notify.mail.page.ReportFates;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.NewestRevisions;
import org.jspecify.annotations.Nullable;

/**
 * What mails show besides the alert itself, from packages that {@code notify} does not know: borders, what became of
 * reports, and the calendar.
 */
@ApplicationScoped
class MailSources {
    private record Drawn(LandBorders of, List<MapBorders.Line> lines) {}

    private volatile @Nullable Drawn drawn;

    @Produces
    @Singleton
    MapBorders borders(RunningKnowledge knowledge) {
        return (south, west, north, east) -> drawn(knowledge.now().borders()).stream()
                .filter(l -> l.points().stream().anyMatch(p -> within(p, south, west, north, east)))
                .toList();
    }

    /** Made once for as long as the same are known. */
    private List<MapBorders.Line> drawn(LandBorders borders) {
        Drawn now = drawn;
        if (now == null || now.of != borders) {
            now = new Drawn(
                    borders, borders.lines().stream().map(MailSources::line).toList());
            drawn = now;
        }
        return now.lines;
    }

    private static MapBorders.Line line(LandBorders.Line line) {
        return new MapBorders.Line(
                line.between(),
                !line.disputed().isEmpty(),
                line.vertices().stream()
                        .map(v -> new MapBorders.Point(v.lat(), v.lon()))
                        .toList());
    }

    private static boolean within(MapBorders.Point p, double south, double west, double north, double east) {
        double lon = p.lon() < west ? p.lon() + 360 : p.lon();
        return p.lat() >= south && p.lat() <= north && lon >= west && lon <= east;
    }

    @Produces
    @Singleton
    NewsCalendar newsCalendar(Calendar calendar) {
        return new NewsCalendar() {
            @Override
            public boolean isSample() {
                return calendar.isSample();
            }

            @Override
            public @Nullable LocalDate standsOn() {
                return calendar.pinned().orElse(null);
            }
        };
    }

    @Produces
    @Singleton
    ReportFates fates(NewestRevisions standing) {
        return reports -> {
            List<NewestRevisions.Name> names = reports.stream()
                    .map(r -> new NewestRevisions.Name(r.dataset(), r.externalId()))
                    .toList();
            Map<String, NewestRevisions.Newest> newest = standing.of(names);
            return newest.entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            e -> new ReportFates.Fate(
                                    e.getValue().asOf(), e.getValue().retracted())));
        };
    }
}
