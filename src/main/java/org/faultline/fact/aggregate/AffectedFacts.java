package org.faultline.fact.aggregate;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.faultline.fact.Fact;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.linking.StandingIncident;
import org.jspecify.annotations.Nullable;

/** The facts that a change may touch, before and after it; the difference is what is told. */
public final class AffectedFacts {
    private final Map<String, StandingIncident> before = new LinkedHashMap<>();
    private final Map<String, StandingIncident> after = new LinkedHashMap<>();
    private final List<Fact> gone = new ArrayList<>();
    private final List<Fact> come = new ArrayList<>();

    /** An incident that is not to stand as it did. */
    public void before(StandingIncident standing) {
        before.put(standing.id(), standing);
    }

    /** An incident as it is to stand; gives it with those of its facts that stood as the objects they were. */
    public StandingIncident after(StandingIncident standing) {
        StandingIncident now = standing.as(facts(before.get(standing.id())));
        after.put(now.id(), now);
        return now;
    }

    private static List<Fact> facts(@Nullable StandingIncident standing) {
        return standing == null ? List.of() : standing.facts();
    }

    public Collection<StandingIncident> before() {
        return before.values();
    }

    public Collection<StandingIncident> after() {
        return after.values();
    }

    /**
     * What follows from many events, then and now; null where nothing did.
     *
     * @return what is to be kept as standing: where nothing changed, the object that was
     */
    <F extends Fact> @Nullable F instead(@Nullable F old, @Nullable F now) {
        if (Objects.equals(old, now)) {
            return old;
        }
        if (old != null) {
            gone.add(old);
        }
        if (now != null) {
            come.add(now);
        }
        return now;
    }

    public FactChange change() {
        List<Fact> allGone = new ArrayList<>();
        before.forEach((event, standing) -> addMissing(standing.facts(), facts(after.get(event)), allGone));
        allGone.addAll(gone);
        List<Fact> allCome = new ArrayList<>();
        after.forEach((event, standing) -> addMissing(standing.facts(), facts(before.get(event)), allCome));
        allCome.addAll(come);
        return new FactChange(allGone, allCome);
    }

    @SuppressWarnings("ReferenceEquality") // an event that is the same is the object that was
    private static void addMissing(List<Fact> facts, List<Fact> others, List<Fact> to) {
        boolean another = others.isEmpty() || facts.get(0) != others.get(0);
        for (Fact fact : facts) {
            if (another || !others.contains(fact)) {
                to.add(fact);
            }
        }
    }
}
