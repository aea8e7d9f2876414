package org.faultline.alert;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.faultline.rule.Evidence;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What an episode said last, whole: so that the next turn need not read every one before. */
@Entity
@Table(name = "episode_says")
class Says {
    @Id
    private long episode;

    @JdbcTypeCode(SqlTypes.JSON)
    private Snapshot snapshot;

    private String[] matches = {};
    private String[] facts = {};
    private UUID[] evidence = {};

    @SuppressWarnings("NullAway.Init") // for Hibernate, which fills the fields
    protected Says() {}

    Says(long episode, Snapshot says, Function<Evidence, UUID> ids) {
        this.episode = episode;
        this.snapshot = says.bare();
        this.matches = says.matches().toArray(String[]::new);
        this.facts = says.facts().toArray(String[]::new);
        this.evidence = says.evidence().stream().map(ids).toArray(UUID[]::new);
    }

    static Rows rows() {
        return new Rows("episode_says", "episode", "bigint", "snapshot, matches, facts, evidence");
    }

    void addTo(Rows rows) {
        rows.add(episode, Rows.json(snapshot), Rows.array(matches), Rows.array(facts), Rows.array(evidence));
    }

    long episode() {
        return episode;
    }

    List<UUID> evidence() {
        return List.of(evidence);
    }

    Snapshot whole(Map<UUID, Evidence> known) {
        return snapshot.with(
                List.of(matches),
                List.of(facts),
                List.of(evidence).stream().map(known::get).toList());
    }
}
