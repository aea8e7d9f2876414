package org.faultline.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.rule.drl.RuleModel;

/** Which rules have to be evaluated together, as some build on what others raise. */
final class Dependence {
    private Dependence() {}

    /** All of them in so many groups at most, of about the same size, so that none builds on one in another; by their ids. */
    static List<Set<String>> apart(Collection<RuleModel> rules, int most) {
        List<Set<String>> groups = new ArrayList<>();
        for (Set<String> together : together(rules)) {
            if (groups.size() < most) {
                groups.add(together);
            } else {
                groups.stream().min(Comparator.comparingInt(Set::size)).ifPresent(g -> g.addAll(together));
            }
        }
        return groups;
    }

    /** Those that build on each other, over others too; the largest first. */
    private static List<Set<String>> together(Collection<RuleModel> rules) {
        List<Set<String>> all = new ArrayList<>();
        rules.forEach(r -> all.add(new TreeSet<>(Set.of(r.id()))));
        for (RuleModel rule : rules) {
            Audience audience = new Audience(List.of(rule));
            Set<String> joined = new TreeSet<>();
            all.removeIf(group ->
                    (group.contains(rule.id()) || group.stream().anyMatch(audience::heeds)) && joined.addAll(group));
            all.add(joined);
        }
        all.sort(Comparator.comparing((Set<String> group) -> -group.size()));
        return all;
    }
}
