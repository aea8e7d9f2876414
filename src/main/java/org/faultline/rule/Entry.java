package org.faultline.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.faultline.fact.Fact;

/** A pattern of a rule by which facts come into its matches, with what they need there: facts of other patterns that are equal in some fields. */
final class Entry {
    /** A fact in that stock with the values that these fields of one's own have. */
    record Need(Fields own, Stock stock) {}

    private final List<Set<String>> types;
    private final Predicate<Fact> admission;
    private final List<Need> needs = new ArrayList<>();
    private final List<Stock> stocks = new ArrayList<>();

    /** @param types of event, by name; those it lets in are in all of these */
    Entry(List<Set<String>> types, Predicate<Fact> admission) {
        this.types = types;
        this.admission = admission;
    }

    /** Notes that each of its facts needs one of another that is equal to it. */
    void needs(Entry other, Fields own, Fields others) {
        Stock stock = new Stock(this, others);
        other.stocks.add(stock);
        needs.add(new Need(own, stock));
    }

    /** How many types of event it lets in at most. */
    int types() {
        return types.stream().mapToInt(Set::size).min().orElse(Integer.MAX_VALUE);
    }

    /** Whether it lets in any event of that type. */
    boolean isOf(Enum<?> type) {
        return types.stream().allMatch(some -> some.contains(type.name()));
    }

    /** Whether the pattern lets it in, whatever it is matched with. */
    boolean admits(Fact fact) {
        return admission.test(fact);
    }

    List<Need> needs() {
        return needs;
    }

    /** Where those are counted that came in here. */
    List<Stock> stocks() {
        return stocks;
    }
}
