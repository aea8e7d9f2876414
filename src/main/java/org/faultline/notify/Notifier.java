package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.silence.Suppression;
import org.faultline.notify.policy.NotificationRound;
import org.faultline.settings.Settings;
import org.faultline.subscription.Reader;
import org.faultline.subscription.store.Subscriptions;

/** Decides for every subscriber and every revision of an alert, and writes what is owed. Runs inside the lane's transaction. */
@ApplicationScoped
public class Notifier {
    /** Rows of the ledger that may be in memory at once. */
    private static final int MOST_AT_ONCE = 100_000;

    /** So that who is told of a graver alert is known when a lesser one is looked at; the revisions of one alert stay in their order. */
    private static final Comparator<AlertUpdate> GRAVEST_FIRST =
            Comparator.comparing((AlertUpdate n) -> n.alert().severity()).reversed();

    private final Subscriptions subscriptions;
    private final Ledger ledger;
    private final NotificationContext context;
    private final Clock clock;
    /** Where the calendar stands on a day, news is told of at the time it came in, as if it were then. */
    private final boolean pinned;

    Notifier(Subscriptions subscriptions, Ledger ledger, NotificationContext context, Clock clock, Settings settings) {
        this.subscriptions = subscriptions;
        this.ledger = ledger;
        this.context = context;
        this.clock = clock;
        this.pinned = settings.today().isPresent();
    }

    public void tell(List<AlertUpdate> all) {
        if (all.isEmpty()) {
            return;
        }
        ledger.lock();
        List<Reader> readers =
                subscriptions.confirmed().stream().map(Reader::of).toList();
        Collection<List<Reader>> people = NotificationContext.people(readers);
        int atOnce = Math.max(1, MOST_AT_ONCE / Math.max(1, readers.size()));
        for (int i = 0; i < all.size() && !people.isEmpty(); i += atOnce) {
            context.handIn(round(all.subList(i, Math.min(all.size(), i + atOnce)), people));
        }
    }

    private NotificationRound round(List<AlertUpdate> some, Collection<List<Reader>> people) {
        Instant now = pinned ? some.get(0).revision().at() : clock.instant();
        List<Alert> alerts = some.stream().map(AlertUpdate::alert).distinct().toList();
        Map<Long, Suppression> suppressed = context.suppressed(alerts, now);
        List<Long> known = new ArrayList<>(alerts.stream().map(Alert::id).toList());
        known.addAll(NotificationRound.gravers(suppressed.values()));
        NotificationRound round = new NotificationRound(ledger.about(known), now);
        some.stream()
                .sorted(GRAVEST_FIRST)
                .forEach(news -> round.decide(
                        news, context.matter(news), suppressed.get(news.alert().id()), people));
        return round;
    }
}
