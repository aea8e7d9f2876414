package org.faultline.alert.store;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import org.faultline.rule.file.RuleStopped;

/** The versions of rules that are out of service, so that a restart does not run into them again. What they raised stands meanwhile. */
@ApplicationScoped
public class StoppedRules {
    /** That a rule is out of service, for who has to be told. */
    public record Stopped(String rule, String version, String title, String owner, String reason) {
        public static Stopped of(RuleStopped s) {
            return new Stopped(s.rule(), s.version(), s.title(), s.owner(), s.reason());
        }
    }

    private final EntityManager database;

    StoppedRules(EntityManager database) {
        this.database = database;
    }

    @Transactional
    public void keep(RuleStopped stopped) {
        database.createNativeQuery(
                        "insert into rule_quarantine (rule, version, title, owner, reason, at)"
                                + " values (?1, ?2, ?3, ?4, ?5, ?6) on conflict (rule, version) do update set reason = ?5, at = ?6")
                .setParameter(1, stopped.rule())
                .setParameter(2, stopped.version())
                .setParameter(3, stopped.title())
                .setParameter(4, stopped.owner())
                .setParameter(5, stopped.reason())
                .setParameter(6, stopped.at())
                .executeUpdate();
    }

    @Transactional
    public List<RuleStopped> all() {
        List<?> found = database.createNativeQuery(
                        "select rule, version, title, owner, reason, at from rule_quarantine order by rule, version",
                        Object[].class)
                .getResultList();
        return found.stream()
                .map(row -> (Object[]) row)
                .map(c -> new RuleStopped(
                        (String) c[0], (String) c[1], (String) c[2], (String) c[3], (String) c[4], (Instant) c[5]))
                .toList();
    }

    /** Puts every version of a rule back; false where none was out. */
    @Transactional
    public boolean putBack(String rule) {
        return database.createNativeQuery("delete from rule_quarantine where rule = ?1")
                        .setParameter(1, rule)
                        .executeUpdate()
                > 0;
    }
}
