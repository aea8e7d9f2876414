package org.faultline.rule.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.faultline.rule.language.model.ConditionalElement;
import org.faultline.rule.language.model.Constraint;
import org.faultline.rule.language.model.FactPattern;
import org.faultline.rule.language.model.RuleModel;
import org.faultline.rule.language.model.Term;

/**
 * How far apart the facts of one match of a rule can be, pattern by pattern. Its windows bound differences of days; what these leave
 * open between any two patterns is the shortest path between them (Dechter, Meiri and Pearl 1991, "Temporal constraint networks").
 */
final class PatternSpans {
    /** No window ties the two. */
    private static final int OPEN = Integer.MAX_VALUE / 2;

    /** Facts that agree in one of these are of one day. */
    private static final Set<String> ONE_DAY = Set.of("eventId", "id", "day", "event");

    /** The second lies so many hours after the first at most. */
    private record Bound(int first, int second, int most) {}

    private final List<FactPattern> patterns = new ArrayList<>();
    private final List<Bound> bounds = new ArrayList<>();
    private final int[][] most;

    PatternSpans(RuleModel rule) {
        Map<String, Integer> known = new HashMap<>();
        for (ConditionalElement condition : rule.conditions()) {
            if (!(condition instanceof FactPattern)) {
                // many facts can meet it: how far apart two of them can be counts too
                add(condition, new HashMap<>(known));
            }
            add(condition, known);
        }
        most = shortest();
    }

    private void add(ConditionalElement condition, Map<String, Integer> known) {
        for (FactPattern pattern : condition.patterns()) {
            int own = patterns.size();
            patterns.add(pattern);
            pattern.constraints().forEach(c -> bind(own, c, known));
            if (pattern.name() != null) {
                known.put(pattern.name(), own);
            }
        }
    }

    private void bind(int own, Constraint c, Map<String, Integer> known) {
        if (c instanceof Constraint.Binding b) {
            known.put(b.name(), own);
        } else if (c instanceof Constraint.Window w) {
            Integer other = known.get(w.other());
            int least = w.bounds().get(0).hours();
            if (other != null && w.order() == Constraint.Order.BEFORE) {
                between(own, other, least, w.hours());
            } else if (other != null) {
                between(other, own, w.order() == Constraint.Order.AFTER ? least : -w.hours(), w.hours());
            }
        } else {
            sameDay(c).map(known::get).ifPresent(other -> between(own, other, 0, 0));
        }
    }

    private void between(int first, int second, int least, int most) {
        bounds.add(new Bound(first, second, most));
        bounds.add(new Bound(second, first, -least));
    }

    /** The name of what a fact has to be of one day with to meet this. */
    static Optional<String> sameDay(Constraint c) {
        if (c instanceof Constraint.Comparison x && x.operator() == Constraint.Operator.EQUAL) {
            return ofOneDay(x.left()) ? named(x.right()) : ofOneDay(x.right()) ? named(x.left()) : Optional.empty();
        }
        return Optional.empty();
    }

    private static boolean ofOneDay(Term term) {
        return term instanceof Term.Path p
                && p.of() == null
                && !p.fields().isEmpty()
                && ONE_DAY.contains(p.fields().get(p.fields().size() - 1));
    }

    private static Optional<String> named(Term term) {
        return term instanceof Term.Path p ? Optional.ofNullable(p.of()) : Optional.empty();
    }

    private int[][] shortest() {
        int n = patterns.size();
        int[][] paths = new int[n][n];
        for (int i = 0; i < n; i++) {
            Arrays.fill(paths[i], OPEN);
            paths[i][i] = 0;
        }
        bounds.forEach(b -> paths[b.first][b.second] = Math.min(paths[b.first][b.second], b.most));
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    if (paths[i][k] < OPEN && paths[k][j] < OPEN) {
                        paths[i][j] = Math.min(paths[i][j], paths[i][k] + paths[k][j]);
                    }
                }
            }
        }
        return paths;
    }

    /** One for each pattern of the rule, two where many facts can meet it. */
    List<FactPattern> patterns() {
        return patterns;
    }

    /** Whether the windows tie two of these patterns, over others too. */
    boolean tied(int one, int other) {
        return most[one][other] < OPEN && most[other][one] < OPEN;
    }

    /** Days that facts of two tied patterns lie apart at most, whichever is first; part of a day counts as one. */
    int days(int one, int other) {
        return (Math.max(0, Math.max(most[one][other], most[other][one])) + 23) / 24;
    }
}
