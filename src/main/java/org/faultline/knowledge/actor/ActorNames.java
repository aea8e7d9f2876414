package org.faultline.knowledge.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.knowledge.name.DatedRelation;
import org.faultline.knowledge.name.Names;
import org.jspecify.annotations.Nullable;

/** Which actor a name means on a day: one name may belong to several actors, on days that no two share. */
public final class ActorNames {
    /** One actor's use of one name, from one day to another, both of them valid. */
    public record Naming(String name, Actor actor, LocalDate validFrom, LocalDate validTo) {
        boolean holdsOn(LocalDate day) {
            return !day.isBefore(validFrom) && !day.isAfter(validTo);
        }

        boolean dated() {
            return !validFrom.equals(DatedRelation.ALWAYS_BEFORE) || !validTo.equals(DatedRelation.ALWAYS_AFTER);
        }

        private boolean meets(Naming other) {
            return !validFrom.isAfter(other.validTo) && !other.validFrom.isAfter(validTo);
        }
    }

    private final Map<String, List<Naming>> byName = new HashMap<>();

    public ActorNames copy() {
        ActorNames copy = new ActorNames();
        byName.forEach((name, namings) -> copy.byName.put(name, new ArrayList<>(namings)));
        return copy;
    }

    /** Takes a name in, unless another actor has it on one of those days: then that actor's naming is the answer. */
    @Nullable
    public Naming put(Naming naming) {
        List<Naming> namings = byName.computeIfAbsent(Names.normalised(naming.name), n -> new ArrayList<>());
        for (Naming other : namings) {
            if (other.meets(naming) && !other.actor.id().equals(naming.actor.id())) {
                return other;
            }
        }
        namings.add(naming);
        return null;
    }

    public void remove(Actor actor) {
        byName.values().forEach(namings -> namings.removeIf(n -> n.actor.equals(actor)));
    }

    @Nullable
    public Actor find(String name, LocalDate day) {
        for (Naming naming : byName.getOrDefault(Names.normalised(name), List.of())) {
            if (naming.holdsOn(day)) {
                return naming.actor;
            }
        }
        return null;
    }

    /** The days on which an actor's use of a name begins, or is over since the day before. */
    public Stream<LocalDate> turns() {
        return all().flatMap(n -> Stream.of(n.validFrom, n.validTo.plusDays(1)));
    }

    public Stream<Naming> all() {
        return byName.values().stream().flatMap(List::stream);
    }
}
