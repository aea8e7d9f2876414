package org.faultline.notify;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import org.faultline.alert.Condition;
import org.faultline.alert.News;

/** The ledger: what one subscriber was last told of one episode. */
@Entity
@SuppressWarnings("UnusedVariable") // some fields are for who looks into the table
public class Told {
    /** Who, of what. */
    @Embeddable
    public record Key(long subscription, long episode) {}

    @EmbeddedId
    private Key key;

    private int revision;

    @Enumerated(EnumType.STRING)
    private Condition condition;

    private int evidence;
    private int sources;
    private Instant at;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Told() {}

    Told(Key key, News news) {
        this.key = key;
        tell(news);
    }

    final void tell(News news) {
        revision = news.revision().number();
        condition = news.revision().snapshot().condition();
        evidence = news.revision().snapshot().evidence().size();
        sources = news.revision().snapshot().sources().size();
        at = news.revision().at();
    }

    Condition condition() {
        return condition;
    }

    int evidence() {
        return evidence;
    }

    int sources() {
        return sources;
    }

    Instant at() {
        return at;
    }
}
