package org.faultline.fact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.fact.memory.FactBase;
import org.faultline.fixture.Findings;
import org.faultline.report.Report;

/** The facts that stand after reports came in, kept by the changes that were told and by nothing else. */
public final class KnownFacts {
    private final FactBase base = new FactBase(Findings.KNOWLEDGE);
    private final Map<String, Fact> facts = new TreeMap<>();

    public static KnownFacts of(Report... reports) {
        return new KnownFacts().learn(List.of(reports));
    }

    public static KnownFacts of(Collection<Report> reports) {
        return new KnownFacts().learn(reports);
    }

    public KnownFacts learn(Report... reports) {
        return learn(List.of(reports));
    }

    public KnownFacts learn(Collection<Report> reports) {
        return note(base.learn(reports));
    }

    public KnownFacts decide(Collection<LinkDecision> all) {
        return note(base.decide(all));
    }

    public KnownFacts forget(String from, String to) {
        return note(base.forget(LocalDate.parse(from), LocalDate.parse(to)));
    }

    public String whyApart(Report a, Report b) {
        return base.whyApart(a.key(), b.key());
    }

    private KnownFacts note(FactChange change) {
        change.gone().forEach(f -> {
            if (!f.equals(facts.remove(f.id()))) {
                throw new AssertionError("went without having come: " + f);
            }
        });
        change.come().forEach(f -> {
            if (facts.put(f.id(), f) != null) {
                throw new AssertionError("came twice: " + f);
            }
        });
        return this;
    }

    public Map<String, Fact> all() {
        return facts;
    }

    public <F extends Fact> List<F> of(Class<F> type) {
        return facts.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The event that a test takes to be the only one. */
    public Event event() {
        List<Event> events = of(Event.class);
        if (events.size() != 1) {
            throw new AssertionError("not one event but " + events);
        }
        return events.get(0);
    }
}
