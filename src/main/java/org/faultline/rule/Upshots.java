package org.faultline.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.fact.Concern;
import org.faultline.fact.Fact;
import org.faultline.fact.Finding;
import org.jspecify.annotations.Nullable;

/** What stands of all that was raised, by its id, and as facts where rules build on it. */
final class Upshots {
    /** What stood under an id and what stands now. */
    record Turn(String id, Firings.@Nullable Raised was, Firings.@Nullable Raised is) {}

    private final FactMemory memory;
    private final Audience audience;
    private final Map<String, Firings.Raised> standing = new HashMap<>();
    private final Map<String, List<Concern>> concerns = new HashMap<>();

    Upshots(FactMemory memory, Audience audience) {
        this.memory = memory;
        this.audience = audience;
    }

    Firings.@Nullable Raised of(String id) {
        return standing.get(id);
    }

    Collection<Firings.Raised> all() {
        return standing.values();
    }

    /** Those that rest on some facts. */
    List<Firings.Raised> on(Set<String> facts) {
        return standing.values().stream()
                .filter(r -> r.firing().facts().stream().anyMatch(facts::contains))
                .toList();
    }

    /** The ids of the facts that one of them is. */
    Stream<String> facts(String id) {
        return Stream.concat(
                Stream.of(id), concerns.getOrDefault(id, List.of()).stream().map(Fact::id));
    }

    /** The facts that come, go or change by some turns, as far as one needs to know where they are; each concern is of its finding's day. */
    List<Fact> changing(List<Turn> turns) {
        List<Fact> changing = new ArrayList<>();
        for (Turn turn : turns) {
            for (Firings.Raised raised : Arrays.asList(turn.was, turn.is)) {
                Finding finding = heeded(raised);
                if (finding != null) {
                    changing.add(finding);
                    changing.add(new Concern(finding, "", "", 0));
                }
            }
        }
        return changing;
    }

    void take(Turn turn) {
        if (turn.is == null) {
            standing.remove(turn.id);
        } else {
            standing.put(turn.id, turn.is);
        }
        Finding old = heeded(turn.was);
        Finding now = heeded(turn.is);
        if (Objects.equals(old, now)) {
            return;
        }
        if (old != null) {
            memory.delete(old);
            concerns.getOrDefault(turn.id, List.of()).forEach(memory::delete);
            concerns.remove(turn.id);
        }
        if (now != null) {
            List<Concern> about = now.concerns();
            memory.insert(now);
            about.forEach(memory::insert);
            concerns.put(turn.id, about);
        }
    }

    private @Nullable Finding heeded(Firings.@Nullable Raised raised) {
        return raised != null && audience.heeds(raised.firing().rule()) ? raised.finding() : null;
    }
}
