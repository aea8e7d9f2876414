package org.faultline.access.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.faultline.access.Login;
import org.faultline.report.Text;
import org.jspecify.annotations.Nullable;

/** What people did, in its order; only ever added to. */
@ApplicationScoped
public class AuditTrail implements PanacheRepository<AuditEntry> {
    private static final int LONGEST = 2_000;

    private final Clock clock;

    AuditTrail(Clock clock) {
        this.clock = clock;
    }

    /**
     * In the transaction of what was done, or one of its own where that has none.
     *
     * @param action what was done, such as {@code person.lock}
     * @param subject to what
     */
    @Transactional
    public void add(Login by, String action, String subject, @Nullable String detail) {
        persist(new AuditEntry(
                clock.instant(),
                by.name(),
                by.way(),
                action,
                String.valueOf(Text.shortened(Text.clean(subject), LONGEST)),
                detail == null ? null : Text.shortened(Text.clean(detail), LONGEST)));
    }

    /**
     * The newest first.
     *
     * @param before only those before the one of this number
     */
    @Transactional
    public List<AuditEntry> newest(@Nullable String by, @Nullable Instant since, long before, int most) {
        return find(
                        "id < ?1 and (?2 is null or by = ?2) and at >= ?3 order by id desc",
                        before,
                        by,
                        since == null ? Instant.EPOCH : since)
                .page(0, most)
                .list();
    }
}
