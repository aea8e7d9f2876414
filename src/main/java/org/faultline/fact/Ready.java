package org.faultline.fact;

import java.time.Instant;
import org.faultline.report.Report;
import org.faultline.report.RevisionOrder;
import org.jspecify.annotations.Nullable;

/** A report as it comes to the facts, with all looked up that it names. */
final class Ready {
    private final String key;
    private final Heard heard;
    private final @Nullable Account account;

    /** @param account null for a retracted one, which names nothing */
    Ready(String key, Heard heard, @Nullable Account account) {
        this.key = key;
        this.heard = heard;
        this.account = account;
    }

    static Ready of(Account known) {
        return new Ready(known.key(), new Heard(known.report(), known.since(), true), known);
    }

    Report report() {
        return heard.report();
    }

    String key() {
        return key;
    }

    Heard heard() {
        return heard;
    }

    @Nullable
    Account account() {
        return account;
    }

    /** Of two revisions the one that counts, known since the earlier. */
    Ready later(Ready other) {
        Ready newer = RevisionOrder.INSTANCE.compare(other.report(), report()) > 0 ? other : this;
        Instant since = heard.since().isBefore(other.heard.since()) ? heard.since() : other.heard.since();
        return newer.heard.since().equals(since) ? newer : newer.since(since);
    }

    private Ready since(Instant since) {
        return new Ready(key, new Heard(report(), since, true), account == null ? null : account.since(since));
    }
}
