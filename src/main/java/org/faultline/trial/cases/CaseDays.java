package org.faultline.trial.cases;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.Node;

/** Days as a case writes them: {@code 2024-11-02}, or {@code day 2} counted from {@code from}, which is day 1. */
record CaseDays(LocalDate from) {
    /** Day 1 where a case does not say. */
    static final LocalDate DEFAULT = LocalDate.of(2024, 11, 1);

    private static final Pattern RELATIVE = Pattern.compile("day (-?\\d{1,4})");

    /** The day, or null where there is none, which is a fault where something else stands there. */
    @Nullable
    LocalDate day(@Nullable Node node, CaseEntry.Faults faults) {
        if (node == null) {
            return null;
        }
        String text = absolute(CaseEntry.text(node));
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            faults.at(node, "'" + text + "' is not a calendar date (YYYY-MM-DD) nor a day of the case (day 3)");
            return null;
        }
    }

    /** The same text with every {@code day n} as a date. */
    String absolute(String text) {
        Matcher m = RELATIVE.matcher(text);
        return m.replaceAll(
                found -> from.plusDays(Integer.parseInt(found.group(1)) - 1L).toString());
    }
}
