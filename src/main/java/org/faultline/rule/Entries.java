package org.faultline.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Fact;
import org.faultline.fact.OfDay;
import org.faultline.fact.OfEvent;
import org.faultline.rule.drl.RuleModel;
import org.jspecify.annotations.Nullable;

/** The entries that all rules have for facts of some type. */
final class Entries {
    private final List<Entry> all = new ArrayList<>();

    /** Looked up by what most patterns ask first. */
    private final Map<Enum<?>, List<Entry>> ofEvents = new HashMap<>();

    /** By the types of the facts. */
    static Map<Class<?>, Entries> of(Collection<RuleModel> rules) {
        Map<Class<?>, Entries> all = new HashMap<>();
        for (RuleModel rule : rules) {
            new JoinedPatterns(rule).entries().forEach((type, entries) -> all.computeIfAbsent(type, t -> new Entries())
                    .all
                    .addAll(entries));
        }
        return all;
    }

    /** Those that may let it in. */
    List<Entry> of(Fact fact) {
        Enum<?> type = type(fact);
        return type == null
                ? all
                : ofEvents.computeIfAbsent(
                        type, t -> all.stream().filter(e -> e.isOf(t)).toList());
    }

    private static @Nullable Enum<?> type(Fact fact) {
        return fact instanceof OfEvent e ? e.type() : fact instanceof OfDay d ? d.type() : null;
    }
}
