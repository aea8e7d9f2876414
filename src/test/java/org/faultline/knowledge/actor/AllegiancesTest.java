package org.faultline.knowledge.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.faultline.knowledge.name.DatedRelation;
import org.faultline.knowledge.name.DatedRelation.Kind;
import org.faultline.knowledge.name.Relation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllegiancesTest {
    private static final LocalDate DAY = LocalDate.of(2024, 11, 2);

    @ParameterizedTest
    @CsvSource({"a, a", "b, b", "c, c", "x, a", "y, a"})
    void keepsEachOfACircleInItsOwnGroupAndTheirFollowersAtItsRim(String actor, String group) {
        Allegiances circle = new Allegiances(
                actors("a", "b", "c", "x", "y"),
                List.of(
                        always("a", "b", Kind.ALIGNED_WITH),
                        always("b", "c", Kind.SUBORDINATE_OF),
                        always("c", "a", Kind.ALIGNED_WITH),
                        always("x", "a", Kind.ALIGNED_WITH),
                        always("y", "x", Kind.SUBORDINATE_OF)));
        assertThat(circle.groupOn(actor(actor), DAY)).isEqualTo(group);
    }

    @Test
    void letsTheLastBegunOfTwoDecide() {
        Allegiances two = new Allegiances(
                actors("a", "b", "c"),
                List.of(
                        new DatedRelation("a", "c", Kind.ALIGNED_WITH, DAY.minusDays(3), DAY, ""),
                        new DatedRelation("a", "b", Kind.ALIGNED_WITH, DAY.minusDays(9), DAY.plusDays(9), "")));
        assertThat(two.groupOn(actor("a"), DAY)).isEqualTo("c");
        assertThat(two.groupOn(actor("a"), DAY.plusDays(1))).isEqualTo("b");
        assertThat(two.groupOn(actor("a"), DAY.plusDays(10))).isEqualTo("a");
    }

    @Test
    void countsAnAllyBeforeAnEnemyWhicheverIsListedFirst() {
        Map<String, Actor> actors = actors("a", "b");
        List<DatedRelation> both = new ArrayList<>(List.of(always("a", "b", Kind.ENEMY), always("b", "a", Kind.ALLY)));
        assertThat(new Allegiances(actors, both).between("a", "b", DAY)).isEqualTo(Relation.ALLY);
        java.util.Collections.reverse(both);
        assertThat(new Allegiances(actors, both).between("b", "a", DAY)).isEqualTo(Relation.ALLY);
    }

    /** Every day of a random history against the definition, worked out relation by relation. */
    @Test
    void answersAsTheDefinitionDoes() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            Map<String, Actor> actors = actors("a", "b", "c", "d", "e");
            List<DatedRelation> relations = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                LocalDate from = DAY.plusDays(random.nextInt(20));
                relations.add(new DatedRelation(
                        "" + (char) ('a' + random.nextInt(5)),
                        "" + (char) ('a' + random.nextInt(5)),
                        Kind.values()[random.nextInt(Kind.values().length)],
                        from,
                        from.plusDays(random.nextInt(15)),
                        ""));
            }
            Allegiances quick = new Allegiances(actors, relations);
            for (LocalDate day = DAY.minusDays(1); day.isBefore(DAY.plusDays(40)); day = day.plusDays(1)) {
                for (Actor a : actors.values()) {
                    assertThat(quick.groupOn(a, day)).isEqualTo(group(a.id(), relations, day));
                    for (Actor b : actors.values()) {
                        assertThat(quick.between(a.id(), b.id(), day))
                                .isEqualTo(relation(a.id(), b.id(), relations, day));
                    }
                }
            }
        }
    }

    private static String group(String actor, List<DatedRelation> relations, LocalDate day) {
        List<String> way = new ArrayList<>(List.of(actor));
        while (true) {
            String at = way.get(way.size() - 1);
            String next = relations.stream()
                    .filter(r -> r.a().equals(at) && r.holdsOn(day) && r.movesIntoGroup())
                    .max(Comparator.comparing(DatedRelation::validFrom).thenComparing(DatedRelation::b))
                    .map(DatedRelation::b)
                    .orElse(at);
            if (way.contains(next)) {
                return next;
            }
            way.add(next);
        }
    }

    private static Relation relation(String a, String b, List<DatedRelation> relations, LocalDate day) {
        if (a.equals(b)) {
            return Relation.SAME_GROUP;
        }
        for (Kind kind : List.of(Kind.ALLY, Kind.ENEMY)) {
            for (DatedRelation r : relations) {
                List<String> groups = List.of(group(r.a(), relations, day), group(r.b(), relations, day));
                if (r.kind() == kind && r.holdsOn(day) && groups.contains(a) && groups.contains(b)) {
                    return Relation.valueOf(kind.name());
                }
            }
        }
        return Relation.UNRELATED;
    }

    private static DatedRelation always(String a, String b, Kind kind) {
        return new DatedRelation(a, b, kind, DatedRelation.ALWAYS_BEFORE, DatedRelation.ALWAYS_AFTER, "");
    }

    private static Map<String, Actor> actors(String... ids) {
        Map<String, Actor> actors = new LinkedHashMap<>();
        for (String id : ids) {
            actors.put(id, actor(id));
        }
        return actors;
    }

    private static Actor actor(String id) {
        return new Actor(id, id, 0, "", id, null);
    }
}
