package org.faultline.notify;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.silence.Suppression;
import org.faultline.alert.silence.Suppressions;
import org.faultline.notify.outbox.Outbox;
import org.faultline.notify.policy.NotificationMode;
import org.faultline.notify.policy.NotificationRound;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.Rule;
import org.faultline.subscription.AlertFacets;
import org.faultline.subscription.Reader;

/** What every round of decisions needs beside the ledger, and where its results are kept. */
@ApplicationScoped
class NotificationContext {
    private final RunningRules rules;
    private final Suppressions suppressions;
    private final Ledger ledger;
    private final NotificationCounts decisions;
    private final Outbox outbox;

    NotificationContext(
            RunningRules rules, Suppressions suppressions, Ledger ledger, NotificationCounts decisions, Outbox outbox) {
        this.rules = rules;
        this.suppressions = suppressions;
        this.ledger = ledger;
        this.decisions = decisions;
        this.outbox = outbox;
    }

    /** The subscriptions of each address together, in the order they were made. */
    static Collection<List<Reader>> people(Collection<Reader> readers) {
        Map<String, List<Reader>> people = new LinkedHashMap<>();
        readers.forEach(
                r -> people.computeIfAbsent(r.address(), a -> new ArrayList<>()).add(r));
        return people.values();
    }

    AlertFacets matter(AlertUpdate news) {
        Rule rule = rules.book().rules().get(news.alert().rule());
        return AlertFacets.of(news, rule == null ? "" : rule.family());
    }

    /** By the number of the alert, what keeps it quiet at a moment. */
    Map<Long, Suppression> suppressed(Collection<Alert> alerts, Instant now) {
        return suppressions.of(alerts, now);
    }

    /** Keeps what was decided, and owes the mails that are to go at once. */
    void handIn(NotificationRound round) {
        ledger.write(round.changes());
        decisions.add(round.counts());
        outbox.owe(round.mails().stream()
                .filter(m -> m.way() == NotificationMode.IMMEDIATE)
                .toList());
    }
}
