package org.faultline.trial.backtest.sweep;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.faultline.report.delivery.Nearest;

/**
 * Which number of a rule is to be varied, and over what: {@code days=2..6}, {@code deathsBest=1..20:5}, {@code window=7d..60d:7d}.
 *
 * @param name of the number
 * @param where its line, and its column where one was given, as {@code 18:40}; {@code all} for all of that name; else empty
 * @param unit d, h, or empty for that of the number
 */
public record SweepRange(String name, String where, BigDecimal from, BigDecimal to, BigDecimal step, String unit) {
    /** More would take long, and no table of them is read. */
    public static final int MOST = 30;

    private static final String ALL = "all";
    private static final String NUMBER = "(-?\\d{1,9}(?:\\.\\d{1,9})?)([dh]?)";
    private static final Pattern FORM = Pattern.compile("\\$?([A-Za-z][\\w.]*)(?:@(all|\\d{1,5}(?::\\d{1,5})?))?="
            + NUMBER + "\\.\\." + NUMBER + "(?::" + NUMBER + ")?");

    /** @throws IllegalArgumentException saying what to write */
    public static SweepRange parse(String text) {
        Matcher m = FORM.matcher(text.strip());
        if (!m.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a number of a rule and a range such as days=2..6, deathsBest=1..20:5 or"
                            + " window=7d..60d:7d");
        }
        Set<String> units = new TreeSet<>(List.of(m.group(4), m.group(6), Objects.requireNonNullElse(m.group(8), "")));
        units.remove("");
        if (units.size() > 1) {
            throw new IllegalArgumentException("'" + text + "' mixes days (d) and hours (h); write one of them");
        }
        BigDecimal step = m.group(7) == null ? BigDecimal.ONE : new BigDecimal(m.group(7));
        SweepRange range = new SweepRange(
                Objects.requireNonNull(m.group(1)),
                Objects.requireNonNullElse(m.group(2), ""),
                new BigDecimal(m.group(3)),
                new BigDecimal(m.group(5)),
                step,
                units.stream().findFirst().orElse(""));
        range.checkSize(text);
        return range;
    }

    private void checkSize(String text) {
        if (step.signum() <= 0 || from.compareTo(to) > 0) {
            throw new IllegalArgumentException(
                    "'" + text + "' goes nowhere: write the lesser value first, and a step above 0");
        }
        BigDecimal more = to.subtract(from).divide(step, 0, RoundingMode.FLOOR);
        if (more.compareTo(BigDecimal.valueOf(MOST)) >= 0) {
            BigDecimal wide = to.subtract(from).divide(BigDecimal.valueOf(MOST - 1), 0, RoundingMode.CEILING);
            throw new IllegalArgumentException(
                    "'" + text + "' is " + more.add(BigDecimal.ONE).toPlainString() + " values, " + MOST
                            + " are allowed; write a step such as :" + wide.toPlainString() + unit);
        }
    }

    /** From the first on, in steps. */
    List<BigDecimal> values() {
        int more = to.subtract(from).divide(step, 0, RoundingMode.FLOOR).intValueExact();
        return IntStream.rangeClosed(0, more)
                .mapToObj(i -> from.add(step.multiply(BigDecimal.valueOf(i))))
                .toList();
    }

    /**
     * The number that is meant, or several that are alike where all of them are.
     *
     * @throws IllegalArgumentException naming those there are to choose from
     */
    List<RuleNumber> chosen(String rule, List<RuleNumber> all) {
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is no number in " + rule + " that could be varied");
        }
        List<RuleNumber> named = all.stream().filter(n -> n.name().equals(name)).toList();
        if (named.isEmpty()) {
            Set<String> names = all.stream().map(RuleNumber::name).collect(Collectors.toCollection(TreeSet::new));
            throw new IllegalArgumentException(
                    "no " + name + " is compared with a number in " + rule + Nearest.hint(name, names) + from(all));
        }
        List<RuleNumber> meant = named.stream().filter(this::isThere).toList();
        if (meant.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no " + name + " in line " + where + " of " + rule + from(named));
        } else if (!where.equals(ALL) && meant.size() > 1) {
            throw new IllegalArgumentException(name + " stands more than once in " + rule
                    + "; say which by its line, or vary those that are alike with " + name + "@all" + from(meant));
        } else if (meant.stream().anyMatch(n -> !n.shown().equals(meant.get(0).shown()))) {
            throw new IllegalArgumentException(
                    "the numbers " + name + " of " + rule + " are not alike; say which by its line" + from(meant));
        } else if (!unit.isEmpty() && meant.get(0).unit().isEmpty()) {
            throw new IllegalArgumentException(name + " in " + rule + " is no length of time; leave out the " + unit);
        }
        return meant;
    }

    private boolean isThere(RuleNumber n) {
        String line = String.valueOf(n.at().line());
        return where.isEmpty() || where.equals(ALL) || where.equals(line) || where.equals(line + ":" + n.at().column());
    }

    private static String from(List<RuleNumber> numbers) {
        return "; these can be varied:\n" + RuleNumbers.listed(numbers);
    }
}
