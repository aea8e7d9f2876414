package org.faultline.rule.warning;

import java.util.ArrayList;
import java.util.List;
import org.faultline.rule.language.text.Fault;

/** All that rules are warned of, less what their authors accepted with a reason. */
public final class RuleWarnings {
    private RuleWarnings() {}

    /** Every kind there is; another one is added here and to {@link org.faultline.rule.language.text.Code}. */
    private static List<Warning> all(KnownValues known) {
        return List.of(
                new HeadWarning(),
                new DuplicateWarning(),
                UnaskedWarning.HAPPENED,
                UnaskedWarning.ROLE,
                new UnknownAreaWarning(),
                new SeenAreaWarning(),
                new ValueWarning(known));
    }

    /**
     * What the author of a rule is warned of.
     *
     * @param others the other rules there are; may hold the rule itself
     * @param known the values that its texts can be compared with
     */
    public static List<Fault> of(SoundRule rule, List<SoundRule> others, KnownValues known) {
        List<SoundRule> rest = others.stream()
                .filter(o -> !o.path().equals(rule.path())
                        && !o.model().id().equals(rule.model().id()))
                .toList();
        List<Warning.Found> found = new ArrayList<>();
        all(known).forEach(w -> found.addAll(w.in(rule, rest)));
        Fault.Gatherer place = new Fault.Gatherer(rule.path(), rule.text());
        return Acceptance.remaining(found, Acceptance.in(rule.text())).stream()
                .map(f -> place.at(f.at(), f.code(), f.message()))
                .sorted(Fault.BY_PLACE)
                .toList();
    }
}
