package org.faultline.notify.mail.page;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import org.faultline.rule.firing.ReportSource;

/** What became of reports: a mail that takes something back names the report it was taken back by. */
@FunctionalInterface
public interface ReportFates {
    /** The newest revision of a report, and whether it takes the report back. */
    record Fate(Instant asOf, boolean retracted) {}

    /** Each under {@link ReportSource#key}; reports that nobody knows are left out. */
    Map<String, Fate> of(Collection<ReportSource> reports);
}
