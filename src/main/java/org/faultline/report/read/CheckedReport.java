package org.faultline.report.read;

import java.util.List;
import org.faultline.report.FieldFault;
import org.faultline.report.Report;
import org.jspecify.annotations.Nullable;

/**
 * One report after all checks.
 *
 * @param report absent where it has a fault
 * @param raw the text to keep, which reads back to the same report
 * @param dated whether it bears its own asOf
 */
public record CheckedReport(
        @Nullable Report report,
        @Nullable String externalId,
        String raw,
        boolean dated,
        List<FieldFault> faults,
        List<FieldFault> warnings) {}
