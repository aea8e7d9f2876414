package org.faultline.alert;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.alert.lifecycle.EvidenceDifference;
import org.faultline.alert.lifecycle.RevisionReason;

/** Finds alerts that have become part of others: because two actors or places are now known to be one, or news joined what lay apart. */
public final class AlertMerges {
    private AlertMerges() {}

    /** Each withdrawn alert with the one of the same rule that has just taken over all its reports, if there is one. */
    public static Map<Alert, Alert> among(Collection<NewRevision> newRevisions) {
        Map<Alert, Alert> merged = new LinkedHashMap<>();
        List<NewRevision> withdrawn = newRevisions.stream()
                .filter(t -> t.reason() == RevisionReason.WITHDRAWN)
                .toList();
        for (NewRevision gone : withdrawn) {
            Set<String> told = EvidenceDifference.reports(gone.snapshot()).keySet();
            newRevisions.stream()
                    .filter(t -> t.reason() != RevisionReason.WITHDRAWN && t.alert() != gone.alert())
                    .filter(t -> t.alert().rule().equals(gone.alert().rule()))
                    .filter(t ->
                            EvidenceDifference.reports(t.snapshot()).keySet().containsAll(told))
                    .filter(t -> t.before() == null
                            || !EvidenceDifference.reports(t.before()).keySet().containsAll(told))
                    .findFirst()
                    .ifPresent(t -> merged.put(gone.alert(), t.alert()));
        }
        return merged;
    }
}
