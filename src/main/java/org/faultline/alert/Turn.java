package org.faultline.alert;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.rule.Evidence;
import org.jspecify.annotations.Nullable;

/** The one decision of what is news: what an episode said before and says now, to the reason for a revision, or none. */
final class Turn {
    private Turn() {}

    static Optional<Reason> between(@Nullable Snapshot before, Snapshot now, boolean old) {
        if (before == null) {
            return Optional.of(old ? Reason.BACKFILLED : Reason.FIRST);
        }
        if (now.condition() == Condition.WITHDRAWN) {
            return before.condition() == Condition.WITHDRAWN ? Optional.empty() : Optional.of(Reason.WITHDRAWN);
        }
        if (!before.condition().open() && now.condition().open()) {
            return Optional.of(Reason.REACTIVATED);
        }
        if (now.severity().compareTo(before.severity()) > 0) {
            return Optional.of(Reason.ESCALATED);
        }
        Set<String> had = reports(before);
        Set<String> has = reports(now);
        if (!has.containsAll(had)) {
            return Optional.of(Reason.CORRECTED);
        }
        if (!had.containsAll(has)) {
            return Optional.of(Reason.NEW_EVIDENCE);
        }
        boolean same = now.evidence().equals(before.evidence())
                && now.severity() == before.severity()
                && now.summary().equals(before.summary());
        if (!same) {
            return Optional.of(Reason.CORRECTED);
        }
        return before.condition().open() && !now.condition().open() ? Optional.of(Reason.ENDED) : Optional.empty();
    }

    /** Each report in the role it plays: a report that now tells of another event counts as another. */
    private static Set<String> reports(Snapshot s) {
        Set<String> all = new HashSet<>();
        for (Evidence e : s.evidence()) {
            all.addAll(e.reports().stream()
                    .map(r -> r.dataset() + ":" + r.externalId())
                    .collect(Collectors.toSet()));
        }
        return all;
    }
}
