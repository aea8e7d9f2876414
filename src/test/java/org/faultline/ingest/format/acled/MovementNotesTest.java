package org.faultline.ingest.format.acled;

import static org.assertj.core.api.Assertions.assertThat;

import org.faultline.ingest.Read;
import org.faultline.report.EventType;
import org.faultline.report.Flag;
import org.faultline.report.Quantity;
import org.faultline.report.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MovementNotesTest {
    @Test
    void readsMovementQuantityAndPlaces() {
        Report r = read(
                "Movement of forces: On 8 November 2024, Iranian-backed militias redeployed thirty trucks and dozens of fighters"
                        + " from Al Bukamal town to Al Mayadin (Deir ez Zor).");
        assertThat(r.type()).isEqualTo(EventType.REDEPLOYMENT);
        assertThat(r.quantities())
                .containsExactly(
                        new Quantity("VEHICLES", 30, 30, "thirty trucks", "thirty = 30"),
                        new Quantity("PERSONNEL", 24, 99, "dozens of fighters", "dozens of = 24 to 99"));
        assertThat(r.origin()).satisfies(p -> assertThat(p.name()).isEqualTo("Al Bukamal"));
        assertThat(r.destination()).satisfies(p -> assertThat(p.name()).isEqualTo("Al Mayadin"));
        assertThat(r.flags()).containsExactly(Flag.TYPE_FROM_NOTES, Flag.QUANTITY_FROM_NOTES, Flag.PLACES_FROM_NOTES);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            A military convoy of 25 vehicles entered the town                   | REINFORCEMENT_CONVOY | 25 | 25
            The group withdrew several vehicles from Hamdan                     | WITHDRAWAL           | 3  | 9
            Militias sent reinforcements of more than 1,000 fighters            | REINFORCEMENT        | 1000 |
            They redeployed up to 40 armoured vehicles                          | REDEPLOYMENT         |    | 40
            They redeployed 20 to 30 trucks                                     | REDEPLOYMENT         | 20 | 30
            """)
    void readsQuantitiesByTheStatedConventions(String notes, EventType type, Integer low, Integer high) {
        Report r = read(notes);
        assertThat(r.type()).isEqualTo(type);
        assertThat(r.quantities()).singleElement().satisfies(q -> {
            assertThat(q.low()).isEqualTo(low);
            assertThat(q.high()).isEqualTo(high);
            assertThat(q.basis()).isNotBlank();
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            The group plans to withdraw 30 vehicles from Hamdan
            The army denied that it withdrew from Hamdan
            The governor met the sheikhs of the clans
            The militia did not redeploy its 30 vehicles
            """)
    void readsNothingOutOfPlansDenialsAndOtherMatters(String notes) {
        Report r = read(notes);
        assertThat(r.type()).isEqualTo(EventType.OTHER);
        assertThat(r.quantities()).isEmpty();
        assertThat(r.flags()).isEmpty();
    }

    @Test
    void takesNoCasualtiesForForcesThatMoved() {
        assertThat(read("The group withdrew from Hamdan after 5 fighters were killed")
                        .quantities())
                .isEmpty();
    }

    @Test
    void takesNoPlacesWhereTheNotesNameSeveralWays() {
        Report r = read("Troops redeployed from Hamdan to Dweir and others from Homs to Palmyra");
        assertThat(r.type()).isEqualTo(EventType.REDEPLOYMENT);
        assertThat(r.origin()).isNull();
    }

    @Test
    void leavesTheNotesOfBattlesAlone() {
        Report r = Read.text(Acled.row()
                        .with("notes", "The group withdrew 30 vehicles from Hamdan")
                        .file())
                .report();
        assertThat(r.type()).isEqualTo(EventType.CLASH);
        assertThat(r.quantities()).isEmpty();
    }

    private static Report read(String notes) {
        return Read.text(Acled.movement(notes).file()).report();
    }
}
