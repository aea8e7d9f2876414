package org.faultline.alert;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.time.LocalDate;
import org.faultline.rule.Firing;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One firing of a rule as it is kept; gone when its facts no longer hold. */
@Entity
@SuppressWarnings("UnusedVariable") // some fields are only asked for by queries
public class AlertMatch {
    @Id
    private String id;

    private String rule;
    private String fingerprint;
    private long episode;

    @JdbcTypeCode(SqlTypes.JSON)
    private Firing firing;

    private LocalDate lastDay;
    private Instant raisedAt;
    private @Nullable Instant goneAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected AlertMatch() {}

    AlertMatch(Firing firing, String fingerprint, long episode, Instant at) {
        this.id = firing.id();
        this.rule = firing.rule();
        this.fingerprint = fingerprint;
        this.episode = episode;
        this.firing = firing;
        this.lastDay = firing.last();
        this.raisedAt = at;
    }

    void stands(Firing now, long inEpisode) {
        if (goneAt == null && episode == inEpisode && firing.equals(now)) {
            return; // a new copy of the same would be written again
        }
        firing = now;
        lastDay = now.last();
        episode = inEpisode;
        goneAt = null;
    }

    void goes(Instant at) {
        goneAt = at;
    }

    String id() {
        return id;
    }

    String rule() {
        return rule;
    }

    String fingerprint() {
        return fingerprint;
    }

    Firing firing() {
        return firing;
    }

    Instant raisedAt() {
        return raisedAt;
    }
}
