package org.faultline.cli.check;

import java.util.List;
import org.faultline.rule.language.text.Fault;

/**
 * What a check found.
 *
 * @param rules how many were looked at
 * @param cases how many cases files were asked for by name
 * @param faults by file and place, warnings among them
 */
record CheckOutcome(int rules, int cases, List<Fault> faults) {
    long errors() {
        return faults.size() - warnings();
    }

    long warnings() {
        return faults.stream().filter(Fault::isWarning).count();
    }

    /** "29 rules, 2 faults in 1 file, 1 warning"; of cases files alone "1 cases file, nothing wrong". */
    String summary() {
        long wrong = faults.stream()
                .filter(f -> !f.isWarning())
                .map(Fault::path)
                .distinct()
                .count();
        return (rules == 0 && cases > 0 ? counted(cases, "cases file") : counted(rules, "rule"))
                + (errors() == 0
                        ? ", nothing wrong"
                        : ", " + counted(errors(), "fault") + " in " + counted(wrong, "file"))
                + (warnings() == 0 ? "" : ", " + counted(warnings(), "warning"));
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
