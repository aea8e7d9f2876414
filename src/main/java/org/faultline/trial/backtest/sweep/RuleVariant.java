package org.faultline.trial.backtest.sweep;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.faultline.rule.file.Rule;
import org.faultline.rule.language.check.Checked;
import org.faultline.rule.language.check.Checker;
import org.faultline.rule.language.model.Position;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.text.Fault;

/**
 * A rule with another number in it.
 *
 * @param size the value, of a length of time in hours
 * @param shown the value with its unit
 * @param current whether it is the one that the rule has
 */
record RuleVariant(BigDecimal value, BigDecimal size, String shown, boolean current, RuleModel model) {
    private static final Pattern DIGITS = Pattern.compile("\\d+(\\.\\d+)?[dh]?");
    private static final Pattern MINUS = Pattern.compile("-\\s*$");

    /**
     * The rule under another name with that value in place of some numbers.
     *
     * @throws IllegalArgumentException naming what is wrong with a rule that has it
     */
    static RuleVariant of(Rule rule, List<RuleNumber> numbers, BigDecimal value, String unit, String id, int horizon) {
        RuleNumber first = numbers.get(0);
        String shown = RuleNumber.shown(value, unit);
        BigDecimal size = RuleNumber.comparable(value, unit);
        boolean current = size.compareTo(RuleNumber.comparable(first.value(), first.unit())) == 0;
        String text = rule.text();
        // from the end on, so that those before stay where they are
        List<RuleNumber> backwards = numbers.stream()
                .sorted(Comparator.comparingInt((RuleNumber n) -> n.at().line())
                        .thenComparingInt(n -> n.at().column())
                        .reversed())
                .toList();
        for (RuleNumber n : backwards) {
            text = replaced(text, n, shown);
        }
        Checked checked = new Checker(horizon).check(rule.path(), text);
        RuleModel model = checked.model();
        if (model == null) {
            throw new IllegalArgumentException(first.name() + " " + shown + " cannot stand in " + rule.id() + ":\n"
                    + String.join(
                            "\n", checked.faults().stream().map(Fault::toString).toList()));
        }
        RuleModel tried = model.meta().status() == RuleStatus.RETIRED ? model.withStatus(RuleStatus.DRAFT) : model;
        return new RuleVariant(value, size, shown, current, tried.withId(id));
    }

    private static String replaced(String text, RuleNumber number, String shown) {
        int at = offset(text, number.at());
        Matcher digits = DIGITS.matcher(text).region(at, text.length());
        if (!digits.lookingAt()) {
            throw new IllegalStateException("no number stands at " + number.at());
        }
        String before = text.substring(0, at);
        return (number.value().signum() < 0 ? MINUS.matcher(before).replaceFirst("") : before)
                + shown
                + text.substring(digits.end());
    }

    private static int offset(String text, Position at) {
        Matcher breaks = Pattern.compile("\r\n|\r|\n").matcher(text);
        int begin = 0;
        for (int line = 1; line < at.line() && breaks.find(); line++) {
            begin = breaks.end();
        }
        return begin + at.column() - 1;
    }
}
