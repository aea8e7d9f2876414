package org.faultline.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.faultline.fixture.Findings;
import org.faultline.knowledge.Decision.Kind;
import org.faultline.knowledge.name.Suggestion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
    private static final Knowledge KNOWLEDGE = Findings.KNOWLEDGE;

    @TempDir
    Path dir;

    @ParameterizedTest
    @CsvSource({
        "ACTOR, Nationl Defence Force, ndf",
        "ACTOR, Lebanese Hizbollah, leb-hezb",
        "ACTOR, Hezbollah of Iraq, kataib-hezb",
        "ACTOR, Islamic State fighters, isis",
        "PLACE, Mayadeen town, mayadin",
        "PLACE, Bukamal, albukamal",
        "PLACE, Qa'im, geonames:92138",
        "PLACE, القائم, geonames:92138"
    })
    void suggestsWhatAHumanWouldThinkOfFirst(Kind kind, String unknown, String id) {
        List<Suggestion> suggestions = KNOWLEDGE.names().suggestions(unknown, kind, 3);
        assertThat(suggestions).isNotEmpty().hasSizeLessThanOrEqualTo(3).first().satisfies(s -> {
            assertThat(s.id()).isEqualTo(id);
            assertThat(s.score()).isBetween(0.6, 1.0);
        });
    }

    @Test
    void saysWhatTheTwoHezbollahsDifferIn() {
        assertThat(KNOWLEDGE.names().suggestions("Hezbollah", Kind.ACTOR, 5))
                .extracting(Suggestion::why)
                .anyMatch(w -> w.endsWith("differs in: lebanon"))
                .anyMatch(w -> w.endsWith("differs in: iraqi"));
        assertThat(KNOWLEDGE.actor("Hezbollah", LocalDate.of(2024, 11, 2)).known())
                .isFalse();
    }

    @Test
    void readsArabicWhereOnlyALatinNameIsListed() throws java.io.IOException {
        Knowledge latin = Folder.in(dir).with("places.yaml", """
                        - {id: buk, name: Al-Bukamal, country: SYR, lat: 34.45, lon: 40.92}
                        - {id: may, name: Al-Mayadin, country: SYR, lat: 35.02, lon: 40.45}
                        """).read();
        assertThat(latin.names().suggestions("البوكمال", Kind.PLACE, 1))
                .singleElement()
                .satisfies(s -> {
                    assertThat(s.id()).isEqualTo("buk");
                    assertThat(s.why()).contains("written in Latin letters");
                });
        assertThat(latin.place("البوكمال", null, null)).isNull();
    }

    @Test
    void suggestsNothingForWhatIsLikeNothing() {
        assertThat(KNOWLEDGE.names().suggestions("Zxqvwk", Kind.ACTOR, 5)).isEmpty();
        assertThat(KNOWLEDGE.names().suggestions("???", Kind.PLACE, 5)).isEmpty();
    }
}
