package org.faultline.rule.language.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.rule.language.model.Accumulate;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.Quantified;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.print.Terms;
import org.faultline.rule.language.text.Code;
import org.faultline.rule.language.text.Fault;

/** Checks of a rule whose words are all right whether it makes sense as a whole. */
final class RuleSenseCheck {
    static final int MOST_PATTERNS = 8;
    static final int MOST_CONSTRAINTS = 30;
    private static final int MOST_ID = 60;

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private final RuleModel rule;
    private final Fault.Gatherer faults;

    private RuleSenseCheck(RuleModel rule, Fault.Gatherer faults) {
        this.rule = rule;
        this.faults = faults;
    }

    /** @param whole whether all of the file could be read; what is missing in a part of it says nothing */
    static void check(RuleModel rule, String path, int horizon, boolean whole, Fault.Gatherer faults) {
        RuleSenseCheck sense = new RuleSenseCheck(rule, faults);
        sense.id(path);
        boolean understood = faults.isEmpty();
        sense.horizon(horizon);
        Contradictions.check(rule, faults);
        if (whole) {
            sense.size();
            // a test that can never be was perhaps meant to join
            if (!faults.hold(Code.NEVER_TRUE)) {
                JoinCheck.check(rule, faults);
            }
        }
        if (understood) {
            sense.unused();
        }
    }

    private void id(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1).replaceFirst("\\.drl$", "");
        if (!file.isEmpty() && !file.equals(rule.id())) {
            faults.add(rule.at(), Code.ID, "a rule is named like its file; write rule \"" + file + "\"");
        } else if (!ID.matcher(rule.id()).matches() || rule.id().length() > MOST_ID) {
            String kebab = rule.id()
                    .toLowerCase(java.util.Locale.ROOT)
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("^-|-$", "");
            faults.add(
                    rule.at(),
                    Code.ID,
                    "an id is lower-case words joined by -, at most " + MOST_ID + " characters; name file and rule "
                            + kebab);
        }
    }

    private void size() {
        List<FactPattern> patterns = rule.patterns();
        if (patterns.isEmpty()) {
            faults.add(
                    rule.at(),
                    Code.EXPECTED,
                    "the rule has no conditions; write one between when and then, such as Encounter( violent )");
        } else if (patterns.size() > MOST_PATTERNS) {
            faults.add(
                    patterns.get(MOST_PATTERNS).at(),
                    Code.TOO_LARGE,
                    "a rule has at most " + MOST_PATTERNS
                            + " patterns; make two rules, one on the findings of the other");
        }
        patterns.stream()
                .filter(p -> p.constraints().size() > MOST_CONSTRAINTS)
                .forEach(p -> faults.add(
                        p.constraints().get(MOST_CONSTRAINTS).at(),
                        Code.TOO_LARGE,
                        "a pattern has at most " + MOST_CONSTRAINTS + " tests; leave some out"));
        boolean some = rule.conditions().stream().anyMatch(c -> !(c instanceof Quantified));
        if (!some && !patterns.isEmpty()) {
            faults.add(
                    rule.conditions().get(0).at(),
                    Code.NEVER_TRUE,
                    "a rule of not and exists alone matches no fact an alert could show; add a pattern, such as $today : Today()");
        }
    }

    private void horizon(int days) {
        for (FactPattern p : rule.patterns()) {
            p.constraints().stream()
                    .filter(c -> c instanceof Constraint.Window w && w.hours() > 24L * days)
                    .forEach(c -> faults.add(
                            c.at(),
                            Code.BEYOND_HORIZON,
                            "only " + days + " days are kept in memory (faultline.horizon); write at most " + days
                                    + "d, or a field that sums up longer"));
        }
    }

    private void unused() {
        Set<String> asked = new TreeSet<>(Terms.names(rule.raise()).toList());
        java.util.regex.Matcher places =
                Pattern.compile("\\{(\\w+)}").matcher(rule.raise().text().value());
        places.results().forEach(r -> asked.add(r.group(1)));
        List<Accumulate.Result> figures = new ArrayList<>();
        for (ConditionalElement c : rule.conditions()) {
            asked.addAll(c.patterns().stream()
                    .flatMap(p -> Terms.names(p.constraints()))
                    .collect(Collectors.toSet()));
            if (c instanceof Accumulate a) {
                asked.addAll(Terms.names(a.tests()).toList());
                figures.addAll(a.results());
            }
        }
        // a list is evidence even where nobody asks for it
        figures.stream()
                .filter(f -> !asked.contains(f.name()))
                .filter(f -> f.function() != Accumulate.Function.COLLECT_LIST
                        && f.function() != Accumulate.Function.COLLECT_SET)
                .forEach(f -> faults.add(
                        f.at(),
                        Code.UNUSED,
                        "nothing asks for $" + f.name() + "; test it ($" + f.name() + " >= 2), say it in the text ({"
                                + f.name() + "}), or leave it out"));
    }
}
