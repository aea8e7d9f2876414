package org.faultline.trial.backtest.sweep;

import java.time.LocalDate;
import java.util.List;

/**
 * What a rule would have raised for each value of one of its numbers.
 *
 * @param number the figure or field that is compared with it
 * @param lines where it stands in the file of the rule
 * @param asked what the rule asks for there now, such as {@code $days >= 2}
 * @param now the value that the rule has, with its unit
 * @param from the first day told of
 * @param to the last
 * @param reports how many were lived through
 * @param weeks how many the rates are means over
 * @param leadDays how long before an outcome an alert warns of it
 * @param steps by value, the one of the rule among them
 */
public record SweepReport(
        String rule,
        String title,
        String number,
        List<Integer> lines,
        String asked,
        String now,
        LocalDate from,
        LocalDate to,
        long reports,
        int weeks,
        int leadDays,
        List<SweepStep> steps) {
    /** Whether outcomes were given. */
    public boolean withLeads() {
        return steps.stream().anyMatch(s -> s.lead() != null);
    }

    /** The subscribers whose mails are counted. */
    public List<String> subscribers() {
        return steps.stream()
                .map(s -> List.copyOf(s.mailsAWeek().keySet()))
                .filter(names -> !names.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** What it is about and which value the rule has now, in one line. */
    public String summary() {
        String where = lines.size() == 1 ? "line " : "lines ";
        return number + " of " + rule + " is now " + now + " (" + where
                + String.join(", ", lines.stream().map(String::valueOf).toList()) + ": " + asked + ")";
    }
}
