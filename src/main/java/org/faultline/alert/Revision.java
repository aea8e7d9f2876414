package org.faultline.alert;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Transient;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.faultline.alert.bulk.InsertedRows;
import org.faultline.alert.lifecycle.Cause;
import org.faultline.alert.lifecycle.FiringGroup;
import org.faultline.alert.lifecycle.ListChange;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One revision of an alert: why it changed, and all that it said then; never changed. Of the lists that grow it keeps what came and what went. */
@Entity
@Immutable
public class Revision {
    private static final String[] NO_NAMES = {};
    private static final UUID[] NO_IDS = {};

    /** The alert and the number of the revision in it, from 1. */
    @Embeddable
    public record Key(@Column(name = "alert") long alertId, int number) {}

    @EmbeddedId
    private Key key;

    @Enumerated(EnumType.STRING)
    private RevisionReason reason;

    private Instant at;

    /** Without matches, facts and evidence, from when it is written. */
    @JdbcTypeCode(SqlTypes.JSON)
    private Snapshot snapshot;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Cause> causes;

    private String[] firingsAdded = NO_NAMES;
    private String[] firingsRemoved = NO_NAMES;
    private String[] factsAdded = NO_NAMES;
    private String[] factsRemoved = NO_NAMES;
    private UUID[] evidenceAdded = NO_IDS;
    private UUID[] evidenceRemoved = NO_IDS;
    private String[] requests = NO_NAMES;

    /** With all of them, once they are known. */
    @Transient
    private @Nullable Snapshot whole;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Revision() {}

    Revision(long alertId, NewRevision newRevision) {
        this.key = new Key(alertId, newRevision.number());
        this.reason = newRevision.reason();
        this.at = newRevision.at();
        this.causes = newRevision.causes();
        this.whole = newRevision.snapshot();
        this.snapshot = newRevision.snapshot();
    }

    /** Before it is written: keeps how it differs from what was said before; gives the evidence that came and went. */
    public ListChange<Evidence> differ(@Nullable Snapshot before, Function<Evidence, UUID> ids) {
        Snapshot now = snapshot();
        snapshot = now.bare();
        Snapshot was = before == null ? snapshot : before;
        ListChange<String> matches = between(was.matches(), now.matches());
        firingsAdded = matches.come().toArray(String[]::new);
        firingsRemoved = matches.gone().toArray(String[]::new);
        ListChange<String> facts = between(was.facts(), now.facts());
        factsAdded = facts.come().toArray(String[]::new);
        factsRemoved = facts.gone().toArray(String[]::new);
        // by ids: what was kept under another form of id has to go under that
        ListChange<Evidence> evidence =
                ListChange.between(was.evidence(), now.evidence(), FiringGroup.BY_DAY, (a, b) -> ids.apply(a)
                        .equals(ids.apply(b)));
        evidenceAdded = evidence.come().stream().map(ids).toArray(UUID[]::new);
        evidenceRemoved = evidence.gone().stream().map(ids).toArray(UUID[]::new);
        return evidence;
    }

    /** Before it is written: the ids of the requests by which the news came. */
    public void cameBy(List<String> ids) {
        requests = ids.toArray(String[]::new);
    }

    private static ListChange<String> between(List<String> before, List<String> now) {
        return ListChange.between(before, now, Comparator.naturalOrder(), String::equals);
    }

    /** What is kept of it, once it knows how it differs. */
    public static InsertedRows rows() {
        return new InsertedRows(
                "revision",
                "alert",
                "number",
                "reason",
                "at",
                "snapshot",
                "causes",
                "firings_added",
                "firings_removed",
                "facts_added",
                "facts_removed",
                "evidence_added",
                "evidence_removed",
                "requests");
    }

    public void addTo(InsertedRows rows) {
        rows.add(row -> {
            row.setLong("alert", key.alertId());
            row.setInteger("number", key.number());
            row.setText("reason", reason.name());
            row.setTimeStampTz("at", at.atZone(ZoneOffset.UTC));
            row.setText("snapshot", InsertedRows.json(snapshot));
            row.setText("causes", InsertedRows.json(causes));
            row.setVarCharArray("firings_added", List.of(firingsAdded));
            row.setVarCharArray("firings_removed", List.of(firingsRemoved));
            row.setVarCharArray("facts_added", List.of(factsAdded));
            row.setVarCharArray("facts_removed", List.of(factsRemoved));
            InsertedRows.ids(row, "evidence_added", evidenceAdded);
            InsertedRows.ids(row, "evidence_removed", evidenceRemoved);
            row.setVarCharArray("requests", List.of(requests));
        });
    }

    /** Goes on from the lists as they were before it. */
    public void applyTo(RevisionLists lists) {
        lists.take(firingsAdded, firingsRemoved, factsAdded, factsRemoved, evidenceAdded, evidenceRemoved);
    }

    /** Gives it the lists that it was read without. */
    public void complete(RevisionLists.State lists, Map<UUID, Evidence> known) {
        whole = lists.in(snapshot, known);
    }

    public long alertId() {
        return key.alertId();
    }

    public int number() {
        return key.number();
    }

    public RevisionReason reason() {
        return reason;
    }

    public Instant at() {
        return at;
    }

    /** What changed in the news, where it takes back or corrects. */
    public List<Cause> causes() {
        return causes;
    }

    /** The ids of the HTTP requests by which the news came that made it; none where time or people did, and where it is older than these. */
    public List<String> requests() {
        return List.of(requests);
    }

    public Snapshot snapshot() {
        if (whole == null) {
            throw new IllegalStateException("revision " + key + " was read without its evidence");
        }
        return whole;
    }
}
