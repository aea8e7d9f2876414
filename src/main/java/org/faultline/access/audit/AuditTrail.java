package org.faultline.access.audit;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.faultline.access.Login;
import org.faultline.job.BackgroundJob;
import org.faultline.report.Text;
import org.faultline.settings.Settings;
import org.jspecify.annotations.Nullable;

/** What people did, in its order; only ever added to, and kept for as long as the settings say. */
@ApplicationScoped
public class AuditTrail implements PanacheRepository<AuditEntry> {
    private static final int LONGEST = 2_000;

    /** Some entries, the newest first, and the cursor to the next ones. */
    public record Page(List<AuditEntry> entries, @Nullable String next) {}

    private final Clock clock;
    private final Duration kept;

    AuditTrail(Clock clock, Settings settings) {
        this.clock = clock;
        this.kept = settings.keepAudit();
    }

    @BackgroundJob
    @Scheduled(every = "1h", delayed = "3m")
    @Transactional
    public void forget() {
        delete("at < ?1", clock.instant().minus(kept));
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
     * @param cursor of the page before; null for the first
     * @throws IllegalArgumentException if the cursor is not one that an earlier page gave
     */
    @Transactional
    public Page page(@Nullable String by, @Nullable LocalDate since, int limit, @Nullable String cursor) {
        if (cursor != null && !cursor.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("is no cursor that an earlier page gave");
        }
        List<AuditEntry> entries = find(
                        "id < ?1 and (?2 is null or by = ?2) and at >= ?3 order by id desc",
                        cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor),
                        by,
                        since == null
                                ? Instant.EPOCH
                                : since.atStartOfDay(ZoneOffset.UTC).toInstant())
                .page(0, limit)
                .list();
        return new Page(
                entries,
                entries.size() < limit
                        ? null
                        : String.valueOf(entries.get(limit - 1).id()));
    }
}
