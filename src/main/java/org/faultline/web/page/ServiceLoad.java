package org.faultline.web.page;

import java.time.Instant;
import java.util.List;
import org.faultline.report.store.ImportLog;
import org.faultline.rule.file.RuleStopped;
import org.jspecify.annotations.Nullable;

/**
 * What the service has yet to do.
 *
 * @param lagReports reports that are stored and not yet worked out
 * @param lagSeconds how long the oldest of them has waited; 0 where none does
 * @param lastReport when the last report came; null where none ever did
 * @param files those whose import was begun last, and how far each is taken
 * @param stopped rules that are out of service
 * @param unsent letters that wait or are on their way
 * @param oldestUnsent since when the oldest of them waits; null where none does
 * @param dead letters that were given up
 */
public record ServiceLoad(
        long lagReports,
        long lagSeconds,
        @Nullable Instant lastReport,
        List<ImportLog.Intake> files,
        List<RuleStopped> stopped,
        long unsent,
        @Nullable Instant oldestUnsent,
        long dead) {}
