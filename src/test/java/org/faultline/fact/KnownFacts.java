package org.faultline.fact;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.fixture.Findings;
import org.faultline.report.Report;

/** The facts that stand after reports came in, kept by the changes that were told and by nothing else. */
final class KnownFacts {
    private final FactBase base = new FactBase(Findings.KNOWLEDGE);
    private final Map<String, Fact> facts = new TreeMap<>();

    static KnownFacts of(Report... reports) {
        return new KnownFacts().learn(List.of(reports));
    }

    static KnownFacts of(Collection<Report> reports) {
        return new KnownFacts().learn(reports);
    }

    KnownFacts learn(Report... reports) {
        return learn(List.of(reports));
    }

    KnownFacts learn(Collection<Report> reports) {
        return note(base.learn(reports));
    }

    KnownFacts rulings(Collection<LinkDecision> all) {
        return note(base.rulings(all));
    }

    KnownFacts forget(String from, String to) {
        return note(base.forget(LocalDate.parse(from), LocalDate.parse(to)));
    }

    String whyApart(Report a, Report b) {
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

    Map<String, Fact> all() {
        return facts;
    }

    <F extends Fact> List<F> of(Class<F> type) {
        return facts.values().stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** The event that a test takes to be the only one. */
    Event event() {
        List<Event> events = of(Event.class);
        if (events.size() != 1) {
            throw new AssertionError("not one event but " + events);
        }
        return events.get(0);
    }
}
