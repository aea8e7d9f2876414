package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.faultline.alert.News;
import org.faultline.alert.Turns;
import org.faultline.notify.subscriber.Wish;

/** Says what a wish would have brought, over the turns that are kept. */
@ApplicationScoped
public class Previews {
    private static final int DAYS = 90;
    private static final int MOST = 10_000;

    /**
     * What would have been sent.
     *
     * @param mails all of them, digests included
     * @param complete whether every turn of these days was looked at
     */
    public record Preview(int days, int mails, int digests, boolean complete) {}

    private final Turns turns;
    private final Desk desk;

    Previews(Turns turns, Desk desk) {
        this.turns = turns;
        this.desk = desk;
    }

    public Preview of(Wish wish, Instant now) {
        Instant from = now.minus(Duration.ofDays(DAYS));
        Forecast forecast = new Forecast(wish, desk::matter, from);
        List<News> all = turns.since(from, MOST);
        all.forEach(forecast::turn);
        forecast.until(now);
        return new Preview(DAYS, forecast.atOnce() + forecast.digests(), forecast.digests(), all.size() < MOST);
    }
}
