package org.faultline.knowledge;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known of actors, their relations, places and borders; read once, never changed. */
public final class Knowledge {
    private final Map<String, Actor> actors;
    private final Map<String, Actor> actorNames;
    private final List<DatedRelation> relations;
    private final Gazetteer gazetteer;
    private final LandBorders borders;

    Knowledge(
            Map<String, Actor> actors,
            Map<String, Actor> actorNames,
            List<DatedRelation> relations,
            Gazetteer gazetteer,
            LandBorders borders) {
        this.actors = Map.copyOf(actors);
        this.actorNames = Map.copyOf(actorNames);
        this.relations = List.copyOf(relations);
        this.gazetteer = gazetteer;
        this.borders = borders;
    }

    /** The actor of that exact normalised name; an unknown name stays usable as an actor of its own. */
    public Actor actor(String name) {
        Actor known = actorNames.get(Names.normalised(name));
        return known != null ? known : Actor.unknown(name);
    }

    public Collection<Actor> actors() {
        return actors.values();
    }

    /** The group an actor belonged to on a day: of the relations that move it, the one that began last decides. */
    public String groupOn(Actor actor, LocalDate day) {
        Set<String> seen = new HashSet<>(Set.of(actor.id()));
        Actor at = actor;
        while (true) {
            Actor next = mover(at, day);
            if (next == null || !seen.add(next.id())) {
                return at.group();
            }
            at = next;
        }
    }

    private @Nullable Actor mover(Actor actor, LocalDate day) {
        return relations.stream()
                .filter(r -> r.a().equals(actor.id()) && r.movesIntoGroup() && r.holdsOn(day))
                .max(Comparator.comparing(DatedRelation::validFrom).thenComparing(DatedRelation::b))
                .map(r -> actors.get(r.b()))
                .orElse(null);
    }

    /** What two groups were to each other on a day: allied when a member of each was, else enemies when a member of each was. */
    public Relation between(String groupA, String groupB, LocalDate day) {
        if (groupA.equals(groupB)) {
            return Relation.SAME_GROUP;
        }
        if (related(groupA, groupB, day, DatedRelation.Kind.ALLY)) {
            return Relation.ALLY;
        }
        return related(groupA, groupB, day, DatedRelation.Kind.ENEMY) ? Relation.ENEMY : Relation.UNRELATED;
    }

    private boolean related(String groupA, String groupB, LocalDate day, DatedRelation.Kind kind) {
        return relations.stream()
                .filter(r -> r.kind() == kind && r.holdsOn(day))
                .anyMatch(r -> {
                    String a = groupOf(r.a(), day);
                    String b = groupOf(r.b(), day);
                    return (a.equals(groupA) && b.equals(groupB)) || (a.equals(groupB) && b.equals(groupA));
                });
    }

    private String groupOf(String actorId, LocalDate day) {
        Actor actor = actors.get(actorId);
        return actor == null ? actorId : groupOn(actor, day);
    }

    /** The place of that exact normalised name which agrees with the areas given, or null. */
    public @Nullable Place place(String name, @Nullable String admin1, @Nullable String country) {
        return gazetteer.find(name, admin1, country);
    }

    public LandBorders borders() {
        return borders;
    }
}
