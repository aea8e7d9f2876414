package org.faultline.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {
    private static final String FAMILY = "👩‍👩‍👧‍👦";
    private static final String SCOTLAND = "🏴󠁧󠁢󠁳󠁣󠁴󠁿";

    @ParameterizedTest
    @ValueSource(strings = {"🚨", "𝟛", FAMILY, "🇸🇾", SCOTLAND, "e\u0301", "نَّ", "각"})
    void neverTearsWhatReadersSeeAsOneCharacter(String character) {
        for (int before = 0; before < 12; before++) {
            String text = "a".repeat(before) + character.repeat(20);
            for (int most = 30; most < 50; most++) {
                String shortened = String.valueOf(Text.shortened(text, most));
                if (text.length() <= most) {
                    assertThat(shortened).isEqualTo(text);
                    continue;
                }
                assertThat(shortened).endsWith("…").hasSizeLessThanOrEqualTo(most);
                String kept = shortened.substring(0, shortened.length() - 1);
                assertThat(text).startsWith(kept);
                assertThat((kept.length() - before) % character.length())
                        .as(kept)
                        .isZero();
                assertThat(kept.length() + character.length())
                        .as("no shorter than needed")
                        .isGreaterThan(most - 1);
            }
        }
    }

    @Test
    void cutsACharacterWithoutEndBetweenItsCodePoints() {
        assertThat(Text.shortened("e" + "\u0301".repeat(100), 10)).isEqualTo("e" + "\u0301".repeat(8) + "…");
        assertThat(Text.shortened("👩‍".repeat(50), 5)).isEqualTo("👩‍…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🚨 𝟛", FAMILY, "می‌خواهم", "🇸🇾"})
    void cleaningKeepsWholeCharacters(String text) {
        assertThat(Text.clean("\u202E" + text + "\uD800 \n")).isEqualTo(text);
    }
}
