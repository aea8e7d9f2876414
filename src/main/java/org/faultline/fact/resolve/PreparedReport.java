package org.faultline.fact.resolve;

import java.time.Instant;
import org.faultline.report.Report;
import org.faultline.report.store.RevisionOrder;
import org.jspecify.annotations.Nullable;

/** A report as it comes to the facts, with all looked up that it names. */
public final class PreparedReport {
    private final String key;
    private final KnownReport known;
    private final @Nullable ResolvedReport resolved;

    /** @param resolved null for a retracted one, which names nothing */
    public PreparedReport(String key, KnownReport known, @Nullable ResolvedReport resolved) {
        this.key = key;
        this.known = known;
        this.resolved = resolved;
    }

    public static PreparedReport of(ResolvedReport known) {
        return new PreparedReport(known.key(), new KnownReport(known.report(), known.since(), true), known);
    }

    Report report() {
        return known.report();
    }

    public String key() {
        return key;
    }

    public KnownReport known() {
        return known;
    }

    @Nullable
    public ResolvedReport resolved() {
        return resolved;
    }

    /** Of two revisions the one that counts, known since the earlier. */
    public PreparedReport later(PreparedReport other) {
        PreparedReport newer = RevisionOrder.INSTANCE.compare(other.report(), report()) > 0 ? other : this;
        Instant since = known.since().isBefore(other.known.since()) ? known.since() : other.known.since();
        return newer.known.since().equals(since) ? newer : newer.since(since);
    }

    private PreparedReport since(Instant since) {
        return new PreparedReport(
                key, new KnownReport(report(), since, true), resolved == null ? null : resolved.since(since));
    }
}
