package org.faultline.rule.firing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.faultline.fact.Fact;
import org.faultline.fact.aggregate.DyadDay;
import org.faultline.fact.aggregate.GroupDay;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.aggregate.Quarrel;
import org.faultline.fact.aggregate.Tally;
import org.faultline.fact.event.Concern;
import org.faultline.fact.event.Encounter;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Finding;
import org.faultline.fact.event.Involvement;

/**
 * The facts behind a firing, and what they would be if some of the events had been otherwise. Only what rests on these is made anew: a
 * firing may rest on hundreds of facts, and is tried again hundreds of times.
 */
final class SupposedFacts {
    /** As the fact calculation has them. */
    private static final int TALLY_DAYS = 30;

    private static final int LULL_DAYS = 14;
    private static final int SHORTEST_LULL = 7;
    private static final int LONGEST_LULL = 30;

    private static final Comparator<Event> BY_DAY =
            Comparator.comparing(Event::day).thenComparing(Event::id);

    private static final Comparator<Placed> LATEST_FIRST =
            Comparator.comparing(Placed::day).reversed().thenComparing(Placed::id);

    private final List<Placed> inOrder;
    private final Map<String, Fact> byId = new HashMap<>();

    /** The ids of facts by those of the events, and of the finding, that they rest on. */
    private final Map<String, Set<String>> restingOn = new HashMap<>();

    /** A fact with what it is sorted by. */
    private record Placed(LocalDate day, String id, Fact fact) {
        static Placed of(Fact fact) {
            return new Placed(fact.day(), fact.id(), fact);
        }
    }

    SupposedFacts(Collection<Fact> facts) {
        for (Fact fact : facts) {
            String id = fact.id();
            if (byId.putIfAbsent(id, fact) == null) {
                EvidenceReader.events(fact).forEach(e -> rests(id, e.id()));
                finding(fact).ifPresent(f -> rests(id, f.id()));
            }
        }
        inOrder = byId.values().stream().map(Placed::of).sorted(LATEST_FIRST).toList();
    }

    private void rests(String fact, String on) {
        restingOn.computeIfAbsent(on, o -> new LinkedHashSet<>()).add(fact);
    }

    /** The finding that it is, or is about. */
    static Optional<Finding> finding(Fact fact) {
        return Optional.ofNullable(fact instanceof Finding f ? f : fact instanceof Concern c ? c.finding() : null);
    }

    /** The facts as they are, the latest first. */
    List<Fact> asTheyAre() {
        return inOrder.stream().map(Placed::fact).toList();
    }

    /**
     * The facts as they would be, the latest first.
     *
     * @param otherwise events as they would have been, by id; empty where there would be none
     * @param fallen the ids of findings that would not have been made
     */
    List<Fact> with(Map<String, Optional<Event>> otherwise, Set<String> fallen) {
        Set<String> gone = new LinkedHashSet<>();
        Stream.concat(otherwise.keySet().stream(), fallen.stream())
                .forEach(on -> gone.addAll(restingOn.getOrDefault(on, Set.of())));
        Collection<Fact> made = new Remake(otherwise, fallen, gone).facts();
        made.forEach(f -> gone.add(f.id()));
        Stream<Placed> left = inOrder.stream().filter(p -> !gone.contains(p.id()));
        return Stream.concat(left, made.stream().map(Placed::of))
                .sorted(LATEST_FIRST)
                .map(Placed::fact)
                .toList();
    }

    /** Some of the facts made anew. */
    private final class Remake {
        private final Map<String, Optional<Event>> otherwise;
        private final Set<String> fallen;
        private final Map<String, Fact> made = new LinkedHashMap<>();
        private final Map<Fact, List<Event>> days = new LinkedHashMap<>();
        private final Map<String, List<Finding>> findings = new HashMap<>();

        /** @param gone the ids of those that would be otherwise */
        Remake(Map<String, Optional<Event>> otherwise, Set<String> fallen, Set<String> gone) {
            this.otherwise = otherwise;
            this.fallen = fallen;
            gone.stream().map(byId::get).filter(Objects::nonNull).forEach(this::make);
            days.forEach((day, events) -> made.put(day.id(), whole(day, joined(day, events, gone))));
        }

        Collection<Fact> facts() {
            return List.copyOf(made.values());
        }

        private void make(Fact fact) {
            if (fact instanceof DyadDay d) {
                each(d.events(), e -> new DyadDay(d.dyad(), d.relation(), d.type(), e.admin1(), e.day(), List.of()));
            } else if (fact instanceof GroupDay g) {
                each(g.events(), e -> new GroupDay(g.group(), g.type(), e.admin1(), e.day(), List.of()));
            } else if (fact instanceof Quarrel q) {
                each(q.events(), e -> new Quarrel(q.dyad(), e.day(), List.of()));
            } else {
                one(fact).forEach(f -> made.putIfAbsent(f.id(), f));
            }
        }

        private void each(List<Event> events, Function<Event, Fact> day) {
            for (Event e : changed(events)) {
                days.computeIfAbsent(day.apply(e), d -> new ArrayList<>()).add(e);
            }
        }

        /** With the events of that day that stay as they are. */
        private List<Event> joined(Fact day, List<Event> events, Set<String> gone) {
            Fact there = gone.contains(day.id()) ? null : byId.get(day.id());
            return there == null
                    ? events
                    : Stream.concat(EvidenceReader.events(there).stream(), events.stream())
                            .toList();
        }

        private Fact whole(Fact day, List<Event> events) {
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
                        .flatMap(f -> f.concerns(c.group()).stream())
                        .toList();
            } else if (fact instanceof Lull l) {
                return lull(l);
            } else if (fact instanceof Tally t) {
                return List.of(tally(t));
            }
            return List.of(fact);
        }

        private List<Finding> finding(Finding f) {
            return findings.computeIfAbsent(f.id(), id -> {
                List<Event> events = fallen.contains(id) ? List.of() : changed(f.events());
                return events.isEmpty()
                        ? List.of()
                        : List.of(new Finding(
                                id, f.rule(), f.groupBy(), events.get(0).day(), last(events), events));
            });
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
                    : List.of(new Lull(
                            l.group(), l.admin1(), l.admin2(), last, (int) Math.min(quiet, LONGEST_LULL), before));
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

        private int killed(List<Event> events) {
            return events.stream().mapToInt(e -> e.deaths().best()).sum();
        }

        private List<Event> changed(List<Event> events) {
            List<Event> all = new ArrayList<>(events.size());
            boolean moved = false;
            for (Event e : events) {
                Optional<Event> other = otherwise.get(e.id());
                if (other == null) {
                    all.add(e);
                } else if (other.isPresent()) {
                    all.add(other.get());
                    moved |= !other.get().day().equals(e.day());
                }
            }
            if (moved) {
                all.sort(BY_DAY);
            }
            return all;
        }

        private LocalDate last(List<Event> events) {
            return events.get(events.size() - 1).day();
        }
    }
}
