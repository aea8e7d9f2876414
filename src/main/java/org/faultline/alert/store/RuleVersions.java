package org.faultline.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.model.RuleStatus;

/** Keeps the text of every rule version that ever ran, so that an alert can show the rule that raised it. */
@ApplicationScoped
public class RuleVersions {
    /** A version as it was first run. */
    @Schema(name = "RuleVersion")
    public record Kept(String version, String title, String text, Instant firstSeen) {}

    private final EntityManager database;

    RuleVersions(EntityManager database) {
        this.database = database;
    }

    /** Keeps what is new, and which version of each runs now; what drafts raised is shadow as long as they are drafts. Runs inside the lane's transaction. */
    public void keep(Collection<Rule> rules, Instant at) {
        database.createNativeQuery("update rule_version set runs = false where runs")
                .executeUpdate();
        for (Rule rule : rules) {
            database.createNativeQuery(
                            "insert into rule_version (rule, version, title, text, first_seen, runs)"
                                    + " values (?1, ?2, ?3, ?4, ?5, true) on conflict (rule, version) do update set runs = true")
                    .setParameter(1, rule.id())
                    .setParameter(2, rule.version())
                    .setParameter(3, rule.title())
                    .setParameter(4, rule.text())
                    .setParameter(5, at)
                    .executeUpdate();
            database.createNativeQuery("update alert set shadow = ?2 where rule = ?1 and shadow <> ?2")
                    .setParameter(1, rule.id())
                    .setParameter(2, rule.status() == RuleStatus.DRAFT)
                    .executeUpdate();
        }
    }

    /** The version of each rule that runs, or ran when the service was stopped, by the rule's id. */
    @Transactional
    public Map<String, Kept> running() {
        List<?> found = database.createNativeQuery(
                        "select rule, version, title, text, first_seen from rule_version where runs", Object[].class)
                .getResultList();
        return found.stream()
                .map(row -> (Object[]) row)
                .collect(Collectors.toMap(
                        c -> (String) c[0],
                        c -> new Kept((String) c[1], (String) c[2], (String) c[3], (Instant) c[4])));
    }

    /** Every version of a rule that ever ran, the newest first. */
    @Transactional
    public List<Kept> of(String rule) {
        List<?> found = database.createNativeQuery(
                        "select version, title, text, first_seen from rule_version where rule = ?1 order by first_seen desc, version",
                        Object[].class)
                .setParameter(1, rule)
                .getResultList();
        return found.stream()
                .map(row -> (Object[]) row)
                .map(c -> new Kept((String) c[0], (String) c[1], (String) c[2], (Instant) c[3]))
                .toList();
    }
}
