package org.faultline.notify.mail.page;

import java.util.Map;
import org.faultline.alert.Revision;
import org.faultline.alert.lifecycle.RevisionReason;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.rule.language.model.Severity;

/** The first line of a mail: what is new, and why. */
record LeadLine(MailPhrases words, Corrections corrections) {
    static final int SUMMARY = 300;

    String lead(AlertMailContext o) {
        Snapshot now = o.now();
        RevisionReason reason = o.reason();
        String summary = words.own(now.summary(), SUMMARY);
        String severity = words.word("severity", now.severity());
        return switch (reason) {
            case ESCALATED -> escalated(o, summary, severity);
            case NEW_EVIDENCE -> evidence(o, summary);
            case CORRECTED, WITHDRAWN -> words.say("lead." + reason, Map.of("cause", corrections.cause(o)));
            case ENDED -> words.say("lead.ENDED", Map.of("last", words.day(now.lastEvent())));
            case FIRST, BACKFILLED, REACTIVATED, RULE_RETIRED ->
                words.say("lead." + reason, Map.of("severity", severity, "summary", summary));
        };
    }

    private String escalated(AlertMailContext o, String summary, String severity) {
        Revision before = o.before();
        Severity was = before == null ? o.now().severity() : before.snapshot().severity();
        return was == o.now().severity()
                ? words.say("lead.ESCALATED", Map.of("severity", severity, "summary", summary))
                : words.say(
                        "lead.ESCALATED.from",
                        Map.of("severity", severity, "was", words.word("severity", was), "summary", summary));
    }

    private String evidence(AlertMailContext o, String summary) {
        Revision before = o.before();
        int known = before == null ? 0 : before.snapshot().sources().size();
        long come = o.changes().stream()
                .filter(c -> c.kind() == AlertMailContext.Kind.COME)
                .count();
        int sources = Math.max(0, o.now().sources().size() - known);
        return words.say("lead.NEW_EVIDENCE", Map.of("reports", come, "sources", sources, "summary", summary));
    }
}
