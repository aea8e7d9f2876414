package org.faultline.knowledge.border;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.faultline.fixture.Findings;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.place.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LandBordersTest {
    private static final Knowledge KNOWLEDGE = Findings.KNOWLEDGE;

    @ParameterizedTest
    @CsvSource({
        "al-Heri, Iraq, 1.9",
        "al-Bukamal, Iraq, 6.6",
        "Hamdan airport, Iraq, 10.0",
        "Al-Siyal, Iraq, 13.7",
        "Dweir desert, Iraq, 44.6",
        "al-Mayadin, Iraq, 67.8",
        "Deir ez-Zor military airport, Iraq, 93.4",
        "Deir ez-Zor, Iraq, 96.9",
        "Damascus, Lebanon, 24.7"
    })
    void measuresAPlaceToTheNearestBorder(String name, String neighbour, double km) {
        Place place = requireNonNull(KNOWLEDGE.place(name, null, "SYR"));
        LandBorders.Nearest nearest =
                KNOWLEDGE.borders().nearest(requireNonNull(place.lat()), requireNonNull(place.lon()));
        assertThat(requireNonNull(nearest).km()).isCloseTo(km, within(0.5));
        assertThat(nearest.between()).contains(neighbour);
    }

    @Test
    void measuresToTheLineAndNotOnlyToItsVertices() {
        LandBorders borders = new LandBorders(List.of(new LandBorders.Line(
                "A–B", "", List.of(new LandBorders.Vertex(30, 40), new LandBorders.Vertex(36, 40)))));
        LandBorders.Nearest nearest = requireNonNull(borders.nearest(33, 41));
        // a degree of longitude at 33° north is 93.4 km
        assertThat(nearest.km()).isCloseTo(93.4, within(0.5));
    }

    @Test
    void knowsNoneWhereNoBorderIsGiven() {
        assertThat(new LandBorders(List.of()).nearest(33, 41)).isNull();
    }
}
