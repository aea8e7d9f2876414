package org.faultline.alert;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import org.faultline.rule.Rule;

/** Keeps the text of every rule version that ever ran, so that an alert can show the rule that raised it. */
@ApplicationScoped
public class RuleVersions {
    private final EntityManager database;

    RuleVersions(EntityManager database) {
        this.database = database;
    }

    /** Runs inside the lane's transaction. */
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
        }
    }
}
