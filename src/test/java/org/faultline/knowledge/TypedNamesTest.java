package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import org.faultline.knowledge.actor.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names as people type them into filters, forms and cases. */
class TypedNamesTest {
    private static final TypedNames TYPED =
            new TypedNames(KnowledgeReader.read(Path.of("config")), LocalDate.of(2024, 11, 1));

    @ParameterizedTest
    @CsvSource({
        "iran-axis, iran-axis",
        "IRAN AXIS, iran-axis",
        "the Iranian axis, iran-axis",
        "Iranian axis, iran-axis",
        "المحور الإيراني, iran-axis",
    })
    void findsAGroupByItsIdAndByTheNamesThatPeopleReadOfIt(String typed, String id) {
        assertThat(TYPED.group(typed)).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"irn-axis", "Turkish army", "", "the"})
    void takesNoGroupByLikenessNorByTheNameOfAMember(String typed) {
        assertThat(TYPED.group(typed)).isEmpty();
    }

    @Test
    void findsAnActorByItsIdAndByAnyOfItsNames() {
        Actor turkey = TYPED.actor("Turkish army").orElseThrow();
        assertThat(TYPED.actor(turkey.id())).contains(turkey);
        assertThat(TYPED.actor(turkey.name())).contains(turkey);
        assertThat(TYPED.actor("Turkish arm")).isEmpty();
    }

    @Test
    void findsAnAreaThatAFileLists() {
        assertThat(TYPED.admin1("deir ez-zor governorate", "")).contains("Deir ez-Zor");
        assertThat(TYPED.admin1("deir ez-zor governorate", "IRQ")).isEmpty();
        assertThat(TYPED.admin1("Nowhere", "")).isEmpty();
    }
}
