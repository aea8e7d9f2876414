package org.faultline.rule.evaluate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.faultline.fact.Fact;
import org.faultline.fact.event.Concern;
import org.faultline.fact.event.Finding;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.language.model.FactPattern;
import org.jspecify.annotations.Nullable;

/** What stands of all that was raised, by its id, and as facts where rules build on it. */
final class StandingFirings {
    /** What stood under an id and what stands now. */
    record Turn(String id, FiringFactory.@Nullable Raised was, FiringFactory.@Nullable Raised is) {}

    private final FactMemory memory;

    /** Whether any rule builds on what rules raise. */
    private final boolean builtOn;

    private final Map<String, FiringFactory.Raised> standing = new HashMap<>();

    /** The same by the days of their first events. */
    private final NavigableMap<LocalDate, Map<String, FiringFactory.Raised>> byFirst = new TreeMap<>();

    private final Map<String, List<Fact>> heeded = new HashMap<>();

    StandingFirings(FactMemory memory, boolean builtOn) {
        this.memory = memory;
        this.builtOn = builtOn;
    }

    /** Whether a pattern asks for what rules raised. */
    static boolean ofRaised(FactPattern pattern) {
        return pattern.factType() == Finding.class || pattern.factType() == Concern.class;
    }

    FiringFactory.@Nullable Raised of(String id) {
        return standing.get(id);
    }

    Collection<FiringFactory.Raised> all() {
        return standing.values();
    }

    /** Those that rest on some facts: each of these is of a day on which there is one of the events behind what rests on it. */
    List<FiringFactory.Raised> on(Collection<Fact> facts) {
        Set<String> ids = new HashSet<>();
        LocalDate first = LocalDate.MAX;
        LocalDate last = LocalDate.MIN;
        for (Fact fact : facts) {
            ids.add(fact.id());
            first = fact.day().isBefore(first) ? fact.day() : first;
            last = fact.day().isAfter(last) ? fact.day() : last;
        }
        List<FiringFactory.Raised> all = new ArrayList<>();
        for (Map<String, FiringFactory.Raised> ofDay :
                byFirst.headMap(last, true).values()) {
            for (FiringFactory.Raised raised : ofDay.values()) {
                Firing firing = raised.firing();
                if (!firing.last().isBefore(first) && firing.facts().stream().anyMatch(ids::contains)) {
                    all.add(raised);
                }
            }
        }
        return all;
    }

    /** The facts that one of them is. */
    List<Fact> facts(FiringFactory.Raised raised) {
        return heeded.getOrDefault(raised.firing().id(), List.of());
    }

    /** The facts that come, go or change by some changes of firings, as far as one needs to know where they are; each concern is of its finding's day. */
    List<Fact> changing(List<Turn> turns) {
        List<Fact> changing = new ArrayList<>();
        for (Turn turn : turns) {
            for (FiringFactory.Raised raised : Arrays.asList(turn.was, turn.is)) {
                Finding finding = heeded(raised);
                if (finding != null) {
                    changing.add(finding);
                    changing.add(new Concern(finding, "", "", "", 0));
                }
            }
        }
        return changing;
    }

    void take(Turn turn) {
        FiringFactory.Raised stood = turn.is == null ? standing.remove(turn.id) : standing.put(turn.id, turn.is);
        if (stood != null) {
            byFirst.computeIfPresent(stood.firing().first(), (day, ofDay) -> {
                ofDay.remove(turn.id);
                return ofDay.isEmpty() ? null : ofDay;
            });
        }
        if (turn.is != null) {
            byFirst.computeIfAbsent(turn.is.firing().first(), day -> new HashMap<>())
                    .put(turn.id, turn.is);
        }
        Finding old = heeded(turn.was);
        Finding now = heeded(turn.is);
        if (Objects.equals(old, now)) {
            return;
        }
        List<Fact> gone = heeded.remove(turn.id);
        if (gone != null) {
            gone.forEach(memory::delete);
        }
        if (now != null) {
            List<Fact> come = new ArrayList<>();
            come.add(now);
            come.addAll(now.concerns());
            come.forEach(memory::insert);
            heeded.put(turn.id, come);
        }
    }

    private @Nullable Finding heeded(FiringFactory.@Nullable Raised raised) {
        return raised != null && builtOn ? raised.finding() : null;
    }
}
