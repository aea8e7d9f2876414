package org.faultline.rule.warning;

import java.util.List;
import org.faultline.rule.language.model.RuleStatus;
import org.faultline.rule.language.text.Code;

/** Another rule that asks for the same: two alerts and two mails for one thing, of which one is changed some day and the other is not. */
final class DuplicateWarning implements Warning {
    @Override
    public List<Found> in(SoundRule rule, List<SoundRule> others) {
        if (retired(rule)) {
            return List.of();
        }
        CanonicalConditions own = CanonicalConditions.of(rule.model());
        return others.stream()
                .filter(o -> !retired(o) && !isDraftOf(rule, o) && !isDraftOf(o, rule))
                .map(o -> message(own, CanonicalConditions.of(o.model()), o))
                .filter(m -> !m.isEmpty())
                .limit(1)
                .map(m -> new Found(rule.model().at(), Code.DUPLICATE, m))
                .toList();
    }

    private static boolean retired(SoundRule rule) {
        return rule.model().meta().status() == RuleStatus.RETIRED;
    }

    /** What the editor calls a draft beside an active rule, which is to take its place. */
    private static boolean isDraftOf(SoundRule draft, SoundRule active) {
        return draft.model().meta().status() == RuleStatus.DRAFT
                && draft.model().id().equals(active.model().id() + "-draft");
    }

    private static String message(CanonicalConditions own, CanonicalConditions other, SoundRule named) {
        String id = "the rule " + named.model().id();
        if (own.equals(other)) {
            return id + " asks for the same; leave one of the two out, or ask for something else";
        }
        List<String> difference = own.literalDifference(other);
        return difference.size() != 2
                ? ""
                : id + " asks for the same but for " + difference.get(1) + " in the place of " + difference.get(0)
                        + "; where both are told, let one rule raise two severities";
    }
}
