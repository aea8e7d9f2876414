package org.faultline.notify;

import java.util.Map;
import java.util.WeakHashMap;
import org.faultline.alert.Episode;
import org.faultline.alert.News;
import org.faultline.alert.Severity;
import org.faultline.alert.Turned;

/** Whether a subscriber would be mailed: the decision that mails are sent by, over a ledger that nobody keeps. */
public final class Rehearsal {
    private final Severity least;

    /** Episodes are told apart by identity; one that nobody holds any more turns no more. */
    private final Map<Episode, Told> ledger = new WeakHashMap<>();

    /** @param least the least severity that the subscriber asked for */
    public Rehearsal(Severity least) {
        this.least = least;
    }

    /** Says whether this turn is mailed, and remembers that it was; to be asked of every turn, in their order. */
    public boolean mails(Turned turn) {
        News news = turn.unkept();
        Told last = ledger.get(turn.episode());
        if (!Decision.of(last, news, least).send()) {
            return false;
        }
        if (last == null) {
            ledger.put(turn.episode(), new Told(new Told.Key(0, 0), news));
        } else {
            last.tell(news);
        }
        return true;
    }
}
