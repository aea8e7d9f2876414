package org.faultline.access.account;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LoginLimitTest {
    private Instant now = Instant.parse("2026-11-29T12:00:00Z");

    private final LoginLimit limit = new LoginLimit(new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    });

    @Test
    void anAddressThatFailedOftenIsHeldOffForAQuarterOfAnHourWhateverNameItTries() {
        for (int i = 0; i < 15; i++) {
            limit.check("name" + i, "10.0.0.1");
            limit.failed("name" + i, "10.0.0.1");
        }
        assertThatThrownBy(() -> limit.check("another", "10.0.0.1")).hasMessageContaining("Too many tries");
        assertThatCode(() -> limit.check("another", "10.0.0.2")).doesNotThrowAnyException();
        now = now.plus(Duration.ofMinutes(16));
        assertThatCode(() -> limit.check("another", "10.0.0.1")).doesNotThrowAnyException();
    }

    @Test
    void aNameIsHeldOffWhereverTheTriesComeFromAndInWhateverCase() {
        for (int i = 0; i < 30; i++) {
            limit.failed(i % 2 == 0 ? "Anna" : "anna", "10.0.0." + i);
        }
        assertThatThrownBy(() -> limit.check("ANNA", "10.1.0.1")).hasMessageContaining("Too many tries");
        assertThatCode(() -> limit.check("bo", "10.1.0.1")).doesNotThrowAnyException();
    }

    @Test
    void theRightPasswordForgetsTheFailuresOfTheName() {
        for (int i = 0; i < 29; i++) {
            limit.failed("anna", "10.0.0." + i);
        }
        limit.succeeded("anna");
        limit.failed("anna", "10.0.1.1");
        assertThatCode(() -> limit.check("anna", "10.0.1.2")).doesNotThrowAnyException();
    }
}
