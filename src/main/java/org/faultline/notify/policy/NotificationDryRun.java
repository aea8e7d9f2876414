package org.faultline.notify.policy;

import java.util.Map;
import java.util.WeakHashMap;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.NewRevision;
import org.faultline.rule.language.model.Severity;
import org.faultline.subscription.AlertFacets;
import org.faultline.subscription.Reader;
import org.faultline.subscription.SubscriptionWish;

/** Whether a subscriber would be mailed: the decision that mails are sent by, over a ledger that nobody keeps. */
public final class NotificationDryRun {
    private final Reader reader;

    /** Alerts are told apart by identity; one that nobody holds any more is revised no more. */
    private final Map<Alert, LedgerEntry> ledger = new WeakHashMap<>();

    /** @param least the least severity that the subscriber asked for */
    public NotificationDryRun(Severity least) {
        this.reader = Reader.of(SubscriptionWish.of(least));
    }

    /** Says whether this revision is mailed, and remembers that it was; to be asked of every revision, in their order. */
    public boolean mails(NewRevision newRevision) {
        AlertUpdate news = newRevision.unkept();
        LedgerEntry known = ledger.get(newRevision.alert());
        LedgerEntry before = known == null ? LedgerEntry.NOTHING : known;
        NotificationDecision verdict =
                new NotificationPolicy(before, news, AlertFacets.of(news, ""), reader, null, newRevision.at()).decide();
        if (!verdict.after().equals(before)) {
            ledger.put(newRevision.alert(), verdict.after());
        }
        return verdict.reason().told();
    }
}
