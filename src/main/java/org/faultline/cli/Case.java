package org.faultline.cli;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.report.Report;
import org.faultline.rule.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What a rule must do with some reports.
 *
 * @param line where the case stands in its file, from 1
 * @param today the calendar day, for rules that ask for it
 * @param fires what the rule must raise, and nothing else; empty where it must be silent
 */
record Case(
        String name,
        int line,
        List<Report> reports,
        @Nullable LocalDate today,
        List<Expected> fires) {
    /** A story that must come of it, told by reports of each of its events; a severity only where the case names one. */
    record Expected(
            Map<String, String> groupBy,
            Set<String> evidence,
            @Nullable Severity severity) {}
}
