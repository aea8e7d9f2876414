package org.faultline.notify.channel;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.notify.channel.Breaker.State;
import org.faultline.notify.channel.Failure.Kind;
import org.junit.jupiter.api.Test;

/** When all letters stop, when one tries, and how long pauses get. */
class BreakerTest {
    private static final Instant NOON = Instant.parse("2024-11-18T12:00:00Z");

    private final Breaker breaker =
            new Breaker(new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(5)), 3, new Random(1));

    @Test
    void oneRefusalOfTheServerStopsAllAndPausesGrow() {
        Instant now = NOON;
        Duration before = Duration.ZERO;
        for (int refusal = 1; refusal <= 12; refusal++) {
            assertThat(breaker.failed(failure(Kind.SERVER_REFUSES), now)).isTrue();
            assertThat(breaker.state(now)).isEqualTo(State.NONE_MAY_GO);
            before = Duration.between(now, breaker.until());
            assertThat(before).isLessThanOrEqualTo(Duration.ofMinutes(5));
            // those that were in flight with it change nothing
            breaker.failed(failure(Kind.SERVER_REFUSES), now);
            assertThat(Duration.between(now, breaker.until())).isEqualTo(before);
            now = breaker.until();
            assertThat(breaker.state(now)).isEqualTo(State.ONE_MAY_TRY);
        }
        assertThat(before).isGreaterThan(Duration.ofMinutes(2));
        breaker.answered();
        assertThat(breaker.state(now)).isEqualTo(State.ALL_MAY_GO);
    }

    @Test
    void oneBrokenLineIsAnAccidentThreeInARowAreNot() {
        assertThat(breaker.failed(failure(Kind.LINE_BROKE), NOON)).isFalse();
        assertThat(breaker.failed(failure(Kind.LINE_BROKE), NOON)).isFalse();
        breaker.failed(failure(Kind.NOT_NOW), NOON);
        assertThat(breaker.failed(failure(Kind.LINE_BROKE), NOON)).isFalse();
        assertThat(breaker.failed(failure(Kind.LINE_BROKE), NOON)).isFalse();
        assertThat(breaker.failed(failure(Kind.LINE_BROKE), NOON)).isTrue();
        assertThat(breaker.state(NOON)).isEqualTo(State.NONE_MAY_GO);
    }

    @Test
    void aLetterThatCannotBeWrittenSaysNothingOfTheServer() {
        breaker.failed(failure(Kind.SERVER_REFUSES), NOON);
        breaker.failed(failure(Kind.UNWRITTEN), NOON);
        assertThat(breaker.state(NOON)).isEqualTo(State.NONE_MAY_GO);
        breaker.failed(failure(Kind.ADDRESS_REFUSED), NOON);
        assertThat(breaker.state(NOON)).isEqualTo(State.ALL_MAY_GO);
    }

    @Test
    void attemptsAreSpreadAndNeverFurtherApartThanTheBound() {
        Backoff backoff = new Backoff(Duration.ofSeconds(15), Duration.ofHours(6));
        Random random = new Random(2);
        for (int attempt = 1; attempt <= 40; attempt++) {
            Set<Duration> pauses = new TreeSet<>();
            for (int letter = 0; letter < 50; letter++) {
                pauses.add(backoff.after(attempt, random));
            }
            assertThat(pauses).hasSizeGreaterThan(40).allMatch(p -> p.compareTo(Duration.ofHours(6)) <= 0);
            assertThat(pauses).allMatch(p -> p.compareTo(Duration.ofMillis(7500)) >= 0);
        }
    }

    private static Failure failure(Kind kind) {
        return new Failure(kind, "as told");
    }
}
