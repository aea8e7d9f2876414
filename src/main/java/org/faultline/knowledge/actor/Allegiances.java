package org.faultline.knowledge.actor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.faultline.knowledge.name.DatedRelation;
import org.faultline.knowledge.name.Relation;
import org.jspecify.annotations.Nullable;

/**
 * Groups, and what they are to each other, on any day. Between two days on which some relation begins or ends nothing changes,
 * so each such stretch of days is worked out once, when it is first asked for.
 */
public final class Allegiances {
    private record Pair(String a, String b) {
        static Pair of(String a, String b) {
            return a.compareTo(b) <= 0 ? new Pair(a, b) : new Pair(b, a);
        }
    }

    /** The groups of those who are not in their own, by actor id, and the pairs of groups that are something to each other. */
    private record Stretch(Map<String, String> groups, Map<Pair, Relation> relations) {}

    private final Map<String, Actor> actors;
    private final List<DatedRelation> relations;
    private final RelationChanges changes;
    private final AtomicReferenceArray<@Nullable Stretch> stretches;

    public Allegiances(Map<String, Actor> actors, List<DatedRelation> relations) {
        this.actors = Map.copyOf(actors);
        this.relations = List.copyOf(relations);
        this.changes = new RelationChanges(turns());
        this.stretches = new AtomicReferenceArray<>(changes.stretches());
    }

    public List<DatedRelation> relations() {
        return relations;
    }

    /** The days on which a relation begins, or is over since the day before. */
    public Stream<LocalDate> turns() {
        return relations.stream()
                .flatMap(r -> Stream.of(r.validFrom(), r.validTo().plusDays(1)));
    }

    public String groupOn(Actor actor, LocalDate day) {
        return stretch(day).groups.getOrDefault(actor.id(), actor.group());
    }

    public Relation between(String groupA, String groupB, LocalDate day) {
        if (groupA.equals(groupB)) {
            return Relation.SAME_GROUP;
        }
        return stretch(day).relations.getOrDefault(Pair.of(groupA, groupB), Relation.UNRELATED);
    }

    private Stretch stretch(LocalDate day) {
        int index = changes.stretch(day);
        Stretch known = stretches.get(index);
        if (known != null) {
            return known;
        }
        Stretch found = workedOut(day);
        stretches.set(index, found);
        return found;
    }

    private Stretch workedOut(LocalDate day) {
        Map<String, Actor> movers = movers(day);
        Map<String, String> groups = new HashMap<>();
        movers.keySet().forEach(id -> {
            Actor actor = actors.get(id);
            if (actor != null) {
                groups.put(id, end(actor, movers).group());
            }
        });
        return new Stretch(groups, related(day, groups));
    }

    /** Whom each actor follows: of the relations that move it, the one that began last decides, then the later id. */
    private Map<String, Actor> movers(LocalDate day) {
        Map<String, Actor> movers = new HashMap<>();
        relations.stream()
                .filter(r -> r.movesIntoGroup() && r.holdsOn(day))
                .sorted(Comparator.comparing(DatedRelation::validFrom).thenComparing(DatedRelation::b))
                .forEach(r -> {
                    Actor to = actors.get(r.b());
                    if (to != null) {
                        movers.put(r.a(), to);
                    }
                });
        return movers;
    }

    /** Where following ends. Those who follow one another in a circle each stay their own; who follows into it stays at its rim. */
    private static Actor end(Actor actor, Map<String, Actor> movers) {
        List<Actor> way = new ArrayList<>(List.of(actor));
        Actor next = movers.get(actor.id());
        while (next != null) {
            int before = way.indexOf(next);
            if (before >= 0) {
                return way.get(before);
            }
            way.add(next);
            next = movers.get(next.id());
        }
        return way.get(way.size() - 1);
    }

    private Map<Pair, Relation> related(LocalDate day, Map<String, String> groups) {
        Map<Pair, Relation> related = new HashMap<>();
        for (DatedRelation r : relations) {
            Actor a = actors.get(r.a());
            Actor b = actors.get(r.b());
            boolean ally = r.kind() == DatedRelation.Kind.ALLY;
            if (a == null || b == null || !r.holdsOn(day) || !(ally || r.kind() == DatedRelation.Kind.ENEMY)) {
                continue;
            }
            Pair pair = Pair.of(groups.getOrDefault(a.id(), a.group()), groups.getOrDefault(b.id(), b.group()));
            // allied when a member of each is, whatever others among them are
            related.merge(pair, ally ? Relation.ALLY : Relation.ENEMY, (x, y) -> x == Relation.ALLY ? x : y);
        }
        return related;
    }
}
