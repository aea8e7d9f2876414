package org.faultline.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.faultline.alert.bulk.InsertedRows;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.firing.Firing;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One firing of a rule as it is kept; gone when its facts no longer hold. */
@Entity
@Table(name = "firing")
@SuppressWarnings("UnusedVariable") // some fields are only asked for by queries
public class StoredFiring {
    private static final UUID[] NO_IDS = {};

    @Id
    private String id;

    private String rule;
    private String fingerprint;

    @Column(name = "alert")
    private long alertId;

    /** As it was read: without its evidence. */
    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable Firing content;

    private UUID[] evidence = NO_IDS;

    /** With its evidence, once that is known. */
    @Transient
    private @Nullable Firing whole;

    private String theatre = "";
    private LocalDate lastDay;
    private Instant raisedAt;
    private @Nullable Instant goneAt;

    /** The alert it belongs to now, which may have no number yet. */
    @Transient
    private @Nullable Alert home;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected StoredFiring() {}

    StoredFiring(Firing firing, String fingerprint, Instant at) {
        this.id = firing.id();
        this.rule = firing.rule();
        this.fingerprint = fingerprint;
        this.whole = firing;
        this.lastDay = firing.last();
        this.raisedAt = at;
    }

    /** Stands as that; whether it did not. */
    boolean stands(Firing now) {
        if (goneAt == null && same(firing(), now)) {
            return false;
        }
        whole = now;
        lastDay = now.last();
        goneAt = null;
        return true;
    }

    /** Those that rest on more or less are told apart before all else is read. */
    private static boolean same(Firing a, Firing b) {
        return a.evidence().size() == b.evidence().size() && a.equals(b);
    }

    /** Belongs to that alert; whether it did not. */
    boolean movesTo(Alert in) {
        boolean there = home == in || (home == null && in.stored() && alertId == in.id());
        home = in;
        return !there;
    }

    void goes(Instant at) {
        goneAt = at;
    }

    /** Before it is written, when its alert has a number. */
    public void settle(Function<Evidence, UUID> ids) {
        evidence = firing().evidence().stream().map(ids).toArray(UUID[]::new);
        if (home != null) {
            alertId = home.id();
        }
    }

    /** What is kept of it, once it is settled. */
    public static InsertedRows rows() {
        return new InsertedRows(
                "firing",
                "id",
                "rule",
                "fingerprint",
                "alert",
                "content",
                "evidence",
                "last_day",
                "raised_at",
                "gone_at",
                "theatre");
    }

    public void addTo(InsertedRows rows, String theatre) {
        rows.add(row -> {
            row.setText("id", id);
            row.setText("rule", rule);
            row.setText("fingerprint", fingerprint);
            row.setLong("alert", alertId);
            row.setText("content", InsertedRows.json(firing().bare()));
            InsertedRows.ids(row, "evidence", evidence);
            row.setDate("last_day", lastDay);
            row.setTimeStampTz("raised_at", raisedAt.atZone(ZoneOffset.UTC));
            row.setTimeStampTz("gone_at", goneAt == null ? null : goneAt.atZone(ZoneOffset.UTC));
            row.setText("theatre", theatre);
        });
    }

    /** The alert it has just been put into. */
    public Optional<Alert> home() {
        return Optional.ofNullable(home);
    }

    public boolean live() {
        return goneAt == null;
    }

    public String id() {
        return id;
    }

    public String rule() {
        return rule;
    }

    public String fingerprint() {
        return fingerprint;
    }

    public Firing firing() {
        if (whole == null) {
            throw new IllegalStateException("what the match " + id + " rests on is not known");
        }
        return whole;
    }

    public List<UUID> evidence() {
        return List.of(evidence);
    }

    /** What a gone one said is no more needed. */
    void fade() {
        whole = null;
    }

    /** Gives it the evidence that it was read without. */
    public void complete(Map<UUID, Evidence> known) {
        whole = Objects.requireNonNull(content, "not read")
                .with(evidence().stream().map(known::get).toList());
    }

    Instant raisedAt() {
        return raisedAt;
    }
}
