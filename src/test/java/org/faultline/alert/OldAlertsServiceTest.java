package org.faultline.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.faultline.fixture.Desk.clash;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.faultline.fixture.TestSurroundings;
import org.faultline.fixture.Timeline;
import org.faultline.fixture.TimelineRules;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is long over is let go of in memory, and is nevertheless there when news comes of it. */
@QuarkusTest
@TestProfile(OldAlertsServiceTest.NoMemory.class)
@WithTestResource(value = TestSurroundings.class, initArgs = @ResourceArg(name = "calendar", value = "clock"))
class OldAlertsServiceTest {
    private static final Set<String> GRAVE = Set.of("grave-clash");
    private static final Set<String> ATTACKS = Set.of("told-attack");

    /** No more than each step needs. */
    public static final class NoMemory implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            Map<String, String> all = new HashMap<>(new TimelineRules().getConfigOverrides());
            all.put("faultline.memory", "0");
            return all;
        }
    }

    @Inject
    Timeline timeline;

    @BeforeEach
    void begin() {
        timeline.begin();
    }

    @AfterEach
    void end() {
        timeline.end();
    }

    @Test
    void itIsWithdrawnWithItsNewsWhileALaterOneGoesOn() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .at("2025-08-01")
                .arrives(clash("two", "2025-08-01", 7).json())
                .arrives(elsewhereLongAgo())
                .expect(GRAVE, "grave-clash ENDED FIRST ENDED", "grave-clash ACTIVE FIRST")
                .at("2025-08-02")
                .arrives(clash("one", "2024-11-02", 6).retracted("2025-08-02"))
                .expect(GRAVE, "grave-clash WITHDRAWN FIRST ENDED WITHDRAWN", "grave-clash ACTIVE FIRST");
    }

    @Test
    void itLosesWhatTurnsOutToBeOfTheLaterOne() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).of("ATTACK").json())
                .at("2025-08-01")
                .arrives(clash("two", "2025-08-01", 7).of("ATTACK").json())
                .arrives(elsewhereLongAgo())
                .expect(ATTACKS, "told-attack ENDED FIRST ENDED", "told-attack ACTIVE FIRST")
                .at("2025-08-03")
                .arrives(clash("one", "2025-08-03", 6).of("ATTACK").json())
                .expect(
                        ATTACKS,
                        "told-attack WITHDRAWN FIRST ENDED WITHDRAWN",
                        "told-attack ACTIVE FIRST NEW_EVIDENCE");
    }

    @Test
    void anotherThatBeginsNamesIt() {
        timeline.at("2024-11-02")
                .arrives(clash("one", "2024-11-02", 6).json())
                .at("2025-07-01")
                .arrives(elsewhereLongAgo())
                .at("2025-08-01")
                .arrives(clash("two", "2025-08-01", 7).json())
                .expect(GRAVE, "grave-clash ENDED FIRST ENDED", "grave-clash ACTIVE FIRST");
        assertThat(timeline.alert("grave-clash", "ACTIVE").getString("previous"))
                .isEqualTo(timeline.alert("grave-clash", "ENDED").getString("id"));
    }

    /** Something of other days, for which memory lets go of all that it holds. */
    private static String elsewhereLongAgo() {
        return clash("elsewhere", "2024-03-01", 1)
                .in("Raqqa")
                .said("2024-03-02")
                .json();
    }
}
