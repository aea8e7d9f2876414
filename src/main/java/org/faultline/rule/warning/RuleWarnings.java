package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.language.text.Fault;

/** All that rules are warned of, less what their authors accepted with a reason. */
public final class RuleWarnings {
    /** Every kind there is; another one is added here and to {@link org.faultline.rule.language.text.Code}. */
    private static final List<Warning> ALL = List.of(new HeadWarning(), new DuplicateWarning());

    private RuleWarnings() {}

    /** @param others the other rules there are; may hold the rule itself */
    public static List<Fault> of(SoundRule rule, List<SoundRule> others) {
        List<SoundRule> rest = others.stream()
                .filter(o -> !o.path().equals(rule.path())
                        && !o.model().id().equals(rule.model().id()))
                .toList();
        List<Warning.Found> found = new ArrayList<>();
        ALL.forEach(w -> found.addAll(w.in(rule, rest)));
        Fault.Gatherer place = new Fault.Gatherer(rule.path(), rule.text());
        return Acceptance.remaining(found, Acceptance.in(rule.text())).stream()
                .map(f -> place.at(f.at(), f.code(), f.message()))
                .sorted(Fault.BY_PLACE)
                .toList();
    }
}
