package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.store.SavedRevisions;
import org.faultline.notify.policy.NotificationForecast;
import org.faultline.subscription.SubscriptionWish;

/** Says what a wish would have brought, over the revisions that are kept. */
@ApplicationScoped
public class Previews {
    private static final int DAYS = 90;
    private static final int MOST = 10_000;

    /**
     * What would have been sent.
     *
     * @param mails all of them, digests included
     * @param complete whether every revision of these days was looked at
     */
    @Schema(name = "SubscriptionPreview")
    public record Preview(int days, int mails, int digests, boolean complete) {}

    private final SavedRevisions savedRevisions;
    private final NotificationContext context;

    Previews(SavedRevisions savedRevisions, NotificationContext context) {
        this.savedRevisions = savedRevisions;
        this.context = context;
    }

    public Preview of(SubscriptionWish wish, Instant now) {
        Instant from = now.minus(Duration.ofDays(DAYS));
        NotificationForecast forecast = new NotificationForecast(wish, context::matter, from);
        List<AlertUpdate> all = savedRevisions.since(from, MOST);
        all.forEach(forecast::turn);
        forecast.until(now);
        return new Preview(DAYS, forecast.atOnce() + forecast.digests(), forecast.digests(), all.size() < MOST);
    }
}
