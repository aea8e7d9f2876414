package org.faultline.notify;

import java.util.Map;
import java.util.WeakHashMap;
import org.faultline.alert.Episode;
import org.faultline.alert.News;
import org.faultline.alert.Severity;
import org.faultline.alert.Turned;
import org.faultline.notify.subscriber.Matter;
import org.faultline.notify.subscriber.Reader;
import org.faultline.notify.subscriber.Wish;

/** Whether a subscriber would be mailed: the decision that mails are sent by, over a ledger that nobody keeps. */
public final class Rehearsal {
    private final Reader reader;

    /** Episodes are told apart by identity; one that nobody holds any more turns no more. */
    private final Map<Episode, Told> ledger = new WeakHashMap<>();

    /** @param least the least severity that the subscriber asked for */
    public Rehearsal(Severity least) {
        this.reader = Reader.of(Wish.of(least));
    }

    /** Says whether this turn is mailed, and remembers that it was; to be asked of every turn, in their order. */
    public boolean mails(Turned turn) {
        News news = turn.unkept();
        Told known = ledger.get(turn.episode());
        Told before = known == null ? Told.NOTHING : known;
        Verdict verdict = new Case(before, news, Matter.of(news, ""), reader, null, turn.at()).decide();
        if (!verdict.after().equals(before)) {
            ledger.put(turn.episode(), verdict.after());
        }
        return verdict.reason().told();
    }
}
