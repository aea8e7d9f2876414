package org.faultline.cli.check;

import java.util.List;
import org.faultline.rule.language.text.Fault;

/**
 * What a check found.
 *
 * @param rules how many were looked at
 * @param faults by file and place, warnings among them
 */
record CheckOutcome(int rules, List<Fault> faults) {
    long errors() {
        return faults.size() - warnings();
    }

    long warnings() {
        return faults.stream().filter(Fault::isWarning).count();
    }

    /** "29 rules, 2 faults in 1 file, 1 warning". */
    String summary() {
        long wrong = faults.stream()
                .filter(f -> !f.isWarning())
                .map(Fault::path)
                .distinct()
                .count();
        return counted(rules, "rule")
                + (errors() == 0
                        ? ", nothing wrong"
                        : ", " + counted(errors(), "fault") + " in " + counted(wrong, "file"))
                + (warnings() == 0 ? "" : ", " + counted(warnings(), "warning"));
    }

    private static String counted(long n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }
}
