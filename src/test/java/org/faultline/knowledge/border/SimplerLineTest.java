package org.faultline.knowledge.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.faultline.knowledge.border.LandBorders.Vertex;
import org.junit.jupiter.api.Test;

class SimplerLineTest {
    private static final double TOLERANCE = 0.01;

    @Test
    void borderLinesKeepTheirEndsAndLoseOnlyWhatCannotBeSeen() {
        LandBorders world = LandBorders.read(Path.of("config/land-borders.geojson"), new ArrayList<>());
        int before = 0;
        int after = 0;
        for (LandBorders.Line line :
                world.lines().stream().filter(l -> l.vertices().size() < 300).toList()) {
            List<Vertex> whole = line.vertices();
            List<Vertex> simple = SimplerLine.of(whole, TOLERANCE);
            before += whole.size();
            after += simple.size();
            assertThat(whole).containsSubsequence(simple);
            assertThat(List.of(simple.get(0), simple.get(simple.size() - 1)))
                    .isEqualTo(List.of(whole.get(0), whole.get(whole.size() - 1)));
            assertThat(whole).allMatch(v -> simple.contains(v) || beside(v, simple) <= 1.5 * TOLERANCE);
        }
        assertThat(after).isLessThan(before / 2);
    }

    @Test
    void aPointIsALineToo() {
        assertThat(SimplerLine.of(List.of(new Vertex(1, 2)), TOLERANCE)).hasSize(1);
        assertThat(SimplerLine.of(List.of(), TOLERANCE)).isEmpty();
    }

    /** By many steps along every piece, which needs none of the arithmetic that is tested. */
    private static double beside(Vertex v, List<Vertex> line) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < line.size(); i++) {
            Vertex a = line.get(i);
            Vertex b = line.get(Math.min(i + 1, line.size() - 1));
            for (int step = 0; step <= 64; step++) {
                double lat = a.lat() + (b.lat() - a.lat()) * step / 64;
                double lon = a.lon() + (b.lon() - a.lon()) * step / 64;
                least = Math.min(least, Math.hypot(v.lat() - lat, v.lon() - lon));
            }
        }
        return least;
    }
}
