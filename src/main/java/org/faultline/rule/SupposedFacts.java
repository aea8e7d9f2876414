package org.faultline.rule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.faultline.fact.Concern;
import org.faultline.fact.DyadDay;
import org.faultline.fact.Encounter;
import org.faultline.fact.Event;
import org.faultline.fact.Fact;
import org.faultline.fact.Finding;
import org.faultline.fact.GroupDay;
import org.faultline.fact.Involvement;
import org.faultline.fact.Lull;
import org.faultline.fact.Quarrel;
import org.faultline.fact.Tally;
import org.jspecify.annotations.Nullable;

/**
 * Facts as they would be if some of the events behind them had been otherwise.
 *
 * @param change gives each event as it would have been, itself where it is as it is, null where there would be none
 * @param stands whether what another rule found would be found
 */
record SupposedFacts(Function<Event, @Nullable Event> change, Predicate<Finding> stands) {
    /** As the fact calculation has them. */
    private static final int TALLY_DAYS = 30;

    private static final int LULL_DAYS = 14;
    private static final int SHORTEST_LULL = 7;
    private static final int LONGEST_LULL = 30;

    private static final Comparator<Event> BY_DAY =
            Comparator.comparing(Event::day).thenComparing(Event::id);

    /** Some events are as they would have been. */
    static SupposedFacts of(UnaryOperator<Event> change) {
        return new SupposedFacts(change, f -> true);
    }

    List<Fact> of(List<Fact> facts) {
        Set<Fact> all = new LinkedHashSet<>();
        Map<Fact, List<Event>> days = new LinkedHashMap<>();
        for (Fact fact : facts) {
            if (fact instanceof DyadDay d) {
                each(
                        d.events(),
                        e -> new DyadDay(d.dyad(), d.relation(), d.type(), e.admin1(), e.day(), List.of()),
                        days);
            } else if (fact instanceof GroupDay g) {
                each(g.events(), e -> new GroupDay(g.group(), g.type(), e.admin1(), e.day(), List.of()), days);
            } else if (fact instanceof Quarrel q) {
                each(q.events(), e -> new Quarrel(q.dyad(), e.day(), List.of()), days);
            } else {
                all.addAll(one(fact));
            }
        }
        days.forEach((day, events) -> all.add(whole(day, events)));
        return List.copyOf(all);
    }

    private void each(List<Event> events, Function<Event, Fact> day, Map<Fact, List<Event>> into) {
        for (Event e : changed(events)) {
            into.computeIfAbsent(day.apply(e), d -> new ArrayList<>()).add(e);
        }
    }

    private static Fact whole(Fact day, List<Event> events) {
        if (day instanceof DyadDay d) {
            return new DyadDay(d.dyad(), d.relation(), d.type(), d.admin1(), d.day(), events);
        } else if (day instanceof GroupDay g) {
            return new GroupDay(g.group(), g.type(), g.admin1(), g.day(), events);
        }
        return new Quarrel(((Quarrel) day).dyad(), day.day(), events);
    }

    /** None where it would not be; a fact about no event stays. */
    private List<? extends Fact> one(Fact fact) {
        if (fact instanceof Event e) {
            return changed(List.of(e));
        } else if (fact instanceof Involvement i) {
            return changed(List.of(i.event())).stream()
                    .map(e -> new Involvement(e, i.part()))
                    .toList();
        } else if (fact instanceof Encounter x) {
            return changed(List.of(x.event())).stream()
                    .map(e -> new Encounter(e, x.groupA(), x.groupB(), x.dyad(), x.relation(), x.role()))
                    .toList();
        } else if (fact instanceof Finding f) {
            return finding(f);
        } else if (fact instanceof Concern c) {
            return finding(c.finding()).stream()
                    .flatMap(f -> f.concerns().stream())
                    .filter(other -> other.group().equals(c.group()))
                    .toList();
        } else if (fact instanceof Lull l) {
            return lull(l);
        } else if (fact instanceof Tally t) {
            return List.of(tally(t));
        }
        return List.of(fact);
    }

    private List<Finding> finding(Finding f) {
        List<Event> events = stands.test(f) ? changed(f.events()) : List.of();
        return events.isEmpty()
                ? List.of()
                : List.of(
                        new Finding(f.id(), f.rule(), f.groupBy(), events.get(0).day(), last(events), events));
    }

    /** The day on which the group was last heard of, and so how long it was silent, may be another. */
    private List<Lull> lull(Lull l) {
        List<Event> events = changed(l.events()).stream()
                .filter(e -> e.admin2().equals(l.admin2()))
                .toList();
        if (events.isEmpty()) {
            return List.of();
        }
        LocalDate last = last(events);
        long quiet = l.quietDays() + l.day().toEpochDay() - last.toEpochDay();
        List<Event> before = events.stream()
                .filter(e -> e.day().isAfter(last.minusDays(LULL_DAYS)))
                .toList();
        return quiet < SHORTEST_LULL
                ? List.of()
                : List.of(
                        new Lull(l.group(), l.admin1(), l.admin2(), last, (int) Math.min(quiet, LONGEST_LULL), before));
    }

    /** Without those killed on days, or in places, that it does not add up. */
    private Tally tally(Tally t) {
        List<Event> counted = changed(t.events()).stream()
                .filter(e -> e.admin1().equals(t.admin1()))
                .filter(e -> e.day().isAfter(t.day().minusDays(TALLY_DAYS))
                        && !e.day().isAfter(t.day()))
                .toList();
        return new Tally(
                t.admin1(), t.day(), t.deaths30() - killed(t.events()) + killed(counted), t.yearHigh(), counted);
    }

    private static int killed(List<Event> events) {
        return events.stream().mapToInt(e -> e.deaths().best()).sum();
    }

    private List<Event> changed(List<Event> events) {
        return events.stream()
                .map(change)
                .filter(Objects::nonNull)
                .map(Event.class::cast)
                .sorted(BY_DAY)
                .toList();
    }

    private static LocalDate last(List<Event> events) {
        return events.get(events.size() - 1).day();
    }
}
