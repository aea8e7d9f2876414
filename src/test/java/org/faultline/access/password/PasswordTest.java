package org.faultline.access.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "seven grey herons by the Khabur",
                "пятнадцать серых цапель",
                "سبعة طيور مالك الحزين الرمادية",
                "🙂🙃🐟🦀🌵🔭🧭🪁🛶🏺🧵🪗🥁🧿🎐"
            })
    void aSentenceInAnyScriptIsTaken(String password) {
        assertThat(PasswordRules.fault(password, "anna")).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "short, has 5 characters; it needs 15 to 128",
        "passwordpassword, is one that is guessed early",
        "qwertyuiopasdfghjkl, is one that is guessed early",
        "annaannaannaanna, is one that is guessed early",
        "faultlinefaultline, is one that is guessed early",
        "aaaaaaaaaaaaaaaaaaaa, is one that is guessed early"
    })
    void whatIsShortOrExpectedIsRefusedWithTheReason(String password, String reason) {
        assertThat(PasswordRules.fault(password, "anna")).startsWith(reason);
    }

    @Test
    void aHashIsArgon2idWithASaltOfItsOwn() {
        String one = PasswordHash.of("seven grey herons");
        String other = PasswordHash.of("seven grey herons");
        assertThat(one).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other);
        assertThat(PasswordHash.isOf(one, "seven grey herons")).isTrue();
        assertThat(PasswordHash.isOf(one, "seven grey heron")).isFalse();
        assertThat(PasswordHash.isOf(null, "nobody has this password")).isFalse();
    }

    @Test
    void thePasswordIsTheSameHoweverTheKeyboardComposesIt() {
        assertThat(PasswordHash.isOf(PasswordHash.of("caf\u00e9 au lait noir"), "cafe\u0301 au lait noir"))
                .isTrue();
    }
}
