package org.faultline.rule.evaluate;

import java.util.List;
import org.faultline.fact.Fact;
import org.faultline.rule.firing.EventEvidence;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * A fact, with what is asked of it again and again: a rule can hold thousands against each other on a day. Before
 * the rules while the engine holds it, else it rests.
 */
final class FactEntry {
    private final Fact fact;
    private @Nullable String id;
    private @Nullable FactHandle handle;
    private @Nullable List<EventEvidence> behind;

    FactEntry(Fact fact) {
        this.fact = fact;
    }

    String id() {
        String known = id == null ? fact.id() : id;
        id = known;
        return known;
    }

    Fact fact() {
        return fact;
    }

    void show(KieSession session) {
        handle = session.insert(fact);
    }

    /** Says whether the engine held it. */
    boolean hide(KieSession session) {
        if (handle == null) {
            return false;
        }
        session.delete(handle);
        handle = null;
        behind = null;
        return true;
    }

    /** The events behind it, looked up once; whole days of them stand behind a fact, and many such facts behind a match. */
    List<EventEvidence> behind(EventEvidenceCache all) {
        List<EventEvidence> known = behind == null ? all.of(fact) : behind;
        behind = known;
        return known;
    }
}
