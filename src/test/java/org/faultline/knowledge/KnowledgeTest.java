package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.faultline.fixture.Findings;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.name.Relation;
import org.faultline.knowledge.place.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeTest {
    private static final Knowledge KNOWLEDGE = Findings.KNOWLEDGE;
    private static final LocalDate DAY = LocalDate.of(2024, 11, 2);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "al-Bukamal",
                "AL BUKAMAL",
                "  Al–Bukamal ",
                "Albū Kamāl",
                "Ālbū Kamāl",
                "البوكمال",
                "\u200Fالبوكمال",
                "البــوكمال",
                "البُوكَمَال",
                "Abu Kamal"
            })
    void findsAPlaceInWhateverSpelling(String name) {
        assertThat(KNOWLEDGE.place(name, null, null))
                .isNotNull()
                .extracting(Place::id)
                .isEqualTo("albukamal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Syrian government’s security apparatus", "syrian governments SECURITY apparatus"})
    void findsAnActorInWhateverSpelling(String name) {
        assertThat(KNOWLEDGE.actor(name, DAY).id()).isEqualTo("syr-sec");
    }

    @Test
    void neverTakesALikeNameForTheSame() {
        assertThat(KNOWLEDGE.actor("Lebanese Hezbollah", DAY).id()).isEqualTo("leb-hezb");
        assertThat(KNOWLEDGE.actor("Iraqi Hezbollah", DAY).id()).isEqualTo("kataib-hezb");
        assertThat(KNOWLEDGE.actor("Hezbollah", DAY).id()).isEqualTo("?:hezbollah");
        assertThat(KNOWLEDGE.place("Bukamal", null, null)).isNull();
    }

    @Test
    void keepsAnUnknownNameAsAnActorOfItsOwn() {
        Actor unknown = KNOWLEDGE.actor("Lions of the East", DAY);
        assertThat(KNOWLEDGE.groupOn(unknown, LocalDate.of(2024, 11, 2))).isEqualTo("Lions Of The East (unknown)");
        assertThat(unknown.kind()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"2024-10-30, iran-axis", "2024-10-31, assad-side", "2024-12-08, assad-side", "2024-12-09, dandal"})
    void movesAnActorFromGroupToGroupByDate(LocalDate day, String group) {
        assertThat(KNOWLEDGE.groupOn(KNOWLEDGE.actor("Dandal", DAY), day)).isEqualTo(group);
    }

    @ParameterizedTest
    @CsvSource({"2011-03-14, UNRELATED", "2011-03-15, ALLY", "2024-12-08, ALLY", "2024-12-09, UNRELATED"})
    void endsAnAllianceOnItsLastDay(LocalDate day, Relation relation) {
        assertThat(KNOWLEDGE.between("assad-side", "iran-axis", day)).isEqualTo(relation);
        assertThat(KNOWLEDGE.between("iran-axis", "assad-side", day)).isEqualTo(relation);
    }

    @Test
    void tellsFriendFromFoeByGroup() {
        LocalDate day = LocalDate.of(2024, 11, 2);
        assertThat(KNOWLEDGE.between("isis", "iran-axis", day)).isEqualTo(Relation.ENEMY);
        assertThat(KNOWLEDGE.between("iran-axis", "iran-axis", day)).isEqualTo(Relation.SAME_GROUP);
        assertThat(KNOWLEDGE.between("hamas", "isis", day)).isEqualTo(Relation.UNRELATED);
    }

    @Test
    void findsNoPlaceThatContradictsTheAreasGiven() {
        assertThat(KNOWLEDGE.place("al-Bukamal", "Deir ez-Zor", "SYR")).isNotNull();
        assertThat(KNOWLEDGE.place("al-Bukamal", "Al Anbar", null)).isNull();
        assertThat(KNOWLEDGE.place("al-Bukamal", null, "IRQ")).isNull();
    }
}
