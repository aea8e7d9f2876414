package org.faultline.fact.resolve;

import java.time.Instant;
import org.faultline.report.Report;
import org.faultline.report.store.RevisionOrder;
import org.jspecify.annotations.Nullable;

/** A report as it comes to the facts, with all looked up that it names. */
public final class PreparedReport {
    private final String key;
    private final KnownReport heard;
    private final @Nullable ResolvedReport account;

    /** @param account null for a retracted one, which names nothing */
    public PreparedReport(String key, KnownReport heard, @Nullable ResolvedReport account) {
        this.key = key;
        this.heard = heard;
        this.account = account;
    }

    public static PreparedReport of(ResolvedReport known) {
        return new PreparedReport(known.key(), new KnownReport(known.report(), known.since(), true), known);
    }

    Report report() {
        return heard.report();
    }

    public String key() {
        return key;
    }

    public KnownReport heard() {
        return heard;
    }

    @Nullable
    public ResolvedReport account() {
        return account;
    }

    /** Of two revisions the one that counts, known since the earlier. */
    public PreparedReport later(PreparedReport other) {
        PreparedReport newer = RevisionOrder.INSTANCE.compare(other.report(), report()) > 0 ? other : this;
        Instant since = heard.since().isBefore(other.heard.since()) ? heard.since() : other.heard.since();
        return newer.heard.since().equals(since) ? newer : newer.since(since);
    }

    private PreparedReport since(Instant since) {
        return new PreparedReport(
                key, new KnownReport(report(), since, true), account == null ? null : account.since(since));
    }
}
