package org.faultline.fact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts that a change may touch, before and after it; the difference is what is told. */
final class FactsAround {
    private final Map<String, Fact> before = new LinkedHashMap<>();
    private final Map<String, Fact> after = new LinkedHashMap<>();

    void before(Fact fact) {
        before.put(fact.id(), fact);
    }

    void after(Fact fact) {
        after.put(fact.id(), fact);
    }

    Collection<Fact> before() {
        return before.values();
    }

    Collection<Fact> after() {
        return after.values();
    }

    FactChange change() {
        List<Fact> gone = new ArrayList<>();
        List<Fact> come = new ArrayList<>();
        before.forEach((id, fact) -> {
            if (!fact.equals(after.get(id))) {
                gone.add(fact);
            }
        });
        after.forEach((id, fact) -> {
            if (!fact.equals(before.get(id))) {
                come.add(fact);
            }
        });
        return new FactChange(gone, come);
    }
}
