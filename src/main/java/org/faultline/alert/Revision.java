package org.faultline.alert;

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

/** One turn of an alert: why it turned, and all that it said then; never changed. Of the lists that grow it keeps what came and what went. */
@Entity
@Immutable
public class Revision {
    private static final String[] NO_NAMES = {};
    private static final UUID[] NO_IDS = {};

    /** The alert and the number of the revision in it, from 1. */
    @Embeddable
    public record Key(long episode, int number) {}

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

    private String[] matchesCome = NO_NAMES;
    private String[] matchesGone = NO_NAMES;
    private String[] factsCome = NO_NAMES;
    private String[] factsGone = NO_NAMES;
    private UUID[] evidenceCome = NO_IDS;
    private UUID[] evidenceGone = NO_IDS;

    /** With all of them, once they are known. */
    @Transient
    private @Nullable Snapshot whole;

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Revision() {}

    Revision(long episode, NewRevision turned) {
        this.key = new Key(episode, turned.number());
        this.reason = turned.reason();
        this.at = turned.at();
        this.causes = turned.causes();
        this.whole = turned.snapshot();
        this.snapshot = turned.snapshot();
    }

    /** Before it is written: keeps how it differs from what was said before; gives the evidence that came and went. */
    public ListChange<Evidence> differ(@Nullable Snapshot before, Function<Evidence, UUID> ids) {
        Snapshot now = snapshot();
        snapshot = now.bare();
        Snapshot was = before == null ? snapshot : before;
        ListChange<String> matches = between(was.matches(), now.matches());
        matchesCome = matches.come().toArray(String[]::new);
        matchesGone = matches.gone().toArray(String[]::new);
        ListChange<String> facts = between(was.facts(), now.facts());
        factsCome = facts.come().toArray(String[]::new);
        factsGone = facts.gone().toArray(String[]::new);
        // by ids: what was kept under another form of id has to go under that
        ListChange<Evidence> evidence =
                ListChange.between(was.evidence(), now.evidence(), FiringGroup.BY_DAY, (a, b) -> ids.apply(a)
                        .equals(ids.apply(b)));
        evidenceCome = evidence.come().stream().map(ids).toArray(UUID[]::new);
        evidenceGone = evidence.gone().stream().map(ids).toArray(UUID[]::new);
        return evidence;
    }

    private static ListChange<String> between(List<String> before, List<String> now) {
        return ListChange.between(before, now, Comparator.naturalOrder(), String::equals);
    }

    /** What is kept of it, once it knows how it differs. */
    public static InsertedRows rows() {
        return new InsertedRows(
                "revision",
                "episode",
                "number",
                "reason",
                "at",
                "snapshot",
                "causes",
                "matches_come",
                "matches_gone",
                "facts_come",
                "facts_gone",
                "evidence_come",
                "evidence_gone");
    }

    public void addTo(InsertedRows rows) {
        rows.add(row -> {
            row.setLong("episode", key.episode());
            row.setInteger("number", key.number());
            row.setText("reason", reason.name());
            row.setTimeStampTz("at", at.atZone(ZoneOffset.UTC));
            row.setText("snapshot", InsertedRows.json(snapshot));
            row.setText("causes", InsertedRows.json(causes));
            row.setVarCharArray("matches_come", List.of(matchesCome));
            row.setVarCharArray("matches_gone", List.of(matchesGone));
            row.setVarCharArray("facts_come", List.of(factsCome));
            row.setVarCharArray("facts_gone", List.of(factsGone));
            InsertedRows.ids(row, "evidence_come", evidenceCome);
            InsertedRows.ids(row, "evidence_gone", evidenceGone);
        });
    }

    /** Goes on from the lists as they were before it. */
    public void turn(RevisionLists lists) {
        lists.take(matchesCome, matchesGone, factsCome, factsGone, evidenceCome, evidenceGone);
    }

    /** Gives it the lists that it was read without. */
    public void complete(RevisionLists.State lists, Map<UUID, Evidence> known) {
        whole = lists.in(snapshot, known);
    }

    public long episode() {
        return key.episode();
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

    public Snapshot snapshot() {
        if (whole == null) {
            throw new IllegalStateException("revision " + key + " was read without its evidence");
        }
        return whole;
    }
}
