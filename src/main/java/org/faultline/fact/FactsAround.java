package org.faultline.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The facts that a change may touch, before and after it; the difference is what is told. */
final class FactsAround {
    private final Map<String, List<Fact>> before = new LinkedHashMap<>();
    private final Map<String, List<Fact>> after = new LinkedHashMap<>();
    private final List<Fact> gone = new ArrayList<>();
    private final List<Fact> come = new ArrayList<>();

    /** An event that is not to stand as it did, and the facts of it. */
    void before(String event, List<Fact> facts) {
        before.put(event, facts);
    }

    /** An event as it is to stand; gives its facts, those that stood as the objects they were. */
    List<Fact> after(String event, List<Fact> facts) {
        List<Fact> stood = before.getOrDefault(event, List.of());
        // each fact of an event holds the event: where that is another, so are they all
        List<Fact> standing = stood.isEmpty() || !stood.get(0).equals(facts.get(0))
                ? facts
                : facts.stream().map(f -> same(f, stood)).toList();
        after.put(event, standing);
        return standing;
    }

    private static Fact same(Fact fact, List<Fact> stood) {
        int at = stood.indexOf(fact);
        return at < 0 ? fact : stood.get(at);
    }

    Collection<List<Fact>> before() {
        return before.values();
    }

    Collection<List<Fact>> after() {
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

    FactChange change() {
        List<Fact> allGone = new ArrayList<>();
        before.forEach((event, facts) -> addMissing(facts, after.getOrDefault(event, List.of()), allGone));
        allGone.addAll(gone);
        List<Fact> allCome = new ArrayList<>();
        after.forEach((event, facts) -> addMissing(facts, before.getOrDefault(event, List.of()), allCome));
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
