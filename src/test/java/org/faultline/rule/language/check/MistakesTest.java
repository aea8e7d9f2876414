package org.faultline.rule.language.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.faultline.rule.language.text.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Ordinary mistakes: each is the only fault, at its line and column, and the message names the remedy. */
class MistakesTest {
    private static final Checker CHECKER = new Checker(Checker.USUAL_HORIZON);

    static List<Mistake> mistakes() {
        return Mistake.all();
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void isNamedWhereItIsWithWhatToWriteInItsPlace(Mistake mistake) {
        List<Fault> faults = CHECKER.check(mistake.path(), mistake.text()).faults();
        assertThat(faults).singleElement().satisfies(f -> {
            assertThat(f.line() + ":" + f.column()).isEqualTo(mistake.line() + ":" + mistake.column());
            assertThat(f.code()).isEqualTo(mistake.code());
            assertThat(f.message()).containsPattern(mistake.remedy());
        });
    }

    @Test
    void thereAreEnough() {
        assertThat(mistakes()).hasSizeGreaterThanOrEqualTo(60);
    }
}
