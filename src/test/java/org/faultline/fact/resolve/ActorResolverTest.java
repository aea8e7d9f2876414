package org.faultline.fact.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Findings.KNOWLEDGE;

import java.time.LocalDate;
import java.util.List;
import org.faultline.knowledge.actor.Actor;
import org.junit.jupiter.api.Test;

class ActorResolverTest {
    private static final LocalDate FIRST = LocalDate.of(2011, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

    private final ActorResolver who = new ActorResolver(KNOWLEDGE);

    @Test
    void answersForEveryDayAsTheKnowledgeDoes() {
        List<String> names =
                KNOWLEDGE.actors().stream().map(Actor::name).sorted().toList();
        assertThat(FIRST.datesUntil(LAST)
                        .filter(day -> names.stream().anyMatch(n -> otherGroup(n, day)) || otherRelation(names, day)))
                .isEmpty();
    }

    private boolean otherGroup(String name, LocalDate day) {
        return !who.on(day).player(name).group().equals(group(name, day));
    }

    private static String group(String name, LocalDate day) {
        return KNOWLEDGE.groupOn(KNOWLEDGE.actor(name, day), day);
    }

    /** Of each and the next by name. */
    private boolean otherRelation(List<String> names, LocalDate day) {
        for (int i = 1; i < names.size(); i++) {
            String a = group(names.get(i - 1), day);
            String b = group(names.get(i), day);
            if (who.on(day).meeting(a, b).relation() != KNOWLEDGE.between(a, b, day)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void thereAreDaysOnWhichTheKnowledgeChanges() {
        assertThat(FIRST.datesUntil(LAST).map(KNOWLEDGE::unchangedSince).distinct())
                .hasSizeGreaterThan(2);
    }
}
