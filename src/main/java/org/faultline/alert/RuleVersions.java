package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.faultline.rule.Rule;
import org.faultline.rule.RuleStatus;

/** Keeps the text of every rule version that ever ran, so that an alert can show the rule that raised it. */
@ApplicationScoped
public class RuleVersions {
    /** A version as it was first run. */
    public record Kept(String version, String title, String text, Instant firstSeen) {}

    private final EntityManager database;

    RuleVersions(EntityManager database) {
        this.database = database;
    }

    /** Keeps what is new; what drafts raised is shadow as long as they are drafts. Runs inside the lane's transaction. */
    public void keep(Collection<Rule> rules, Instant at) {
        for (Rule rule : rules) {
            database.createNativeQuery(
                            "insert into rule_version (rule, version, title, text, first_seen) values (?1, ?2, ?3, ?4, ?5)"
                                    + " on conflict do nothing")
                    .setParameter(1, rule.id())
                    .setParameter(2, rule.version())
                    .setParameter(3, rule.title())
                    .setParameter(4, rule.text())
                    .setParameter(5, at)
                    .executeUpdate();
            database.createNativeQuery("update episode set shadow = ?2 where rule = ?1 and shadow <> ?2")
                    .setParameter(1, rule.id())
                    .setParameter(2, rule.status() == RuleStatus.DRAFT)
                    .executeUpdate();
        }
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
