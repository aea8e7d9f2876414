package org.faultline.knowledge.border;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.Line2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.faultline.knowledge.border.LandBorders.Vertex;
import org.junit.jupiter.api.Test;

class SimplerLineTest {
    private static final double TOLERANCE = 0.01;

    @Test
    void borderLinesKeepTheirEndsAndLoseOnlyWhatCannotBeSeen() {
        LandBorders world = LandBorders.read(Path.of("config/land-borders.geojson"), new ArrayList<>());
        int before = 0;
        int after = 0;
        for (LandBorders.Line line : world.lines()) {
            List<Vertex> whole = line.vertices();
            List<Vertex> simple = SimplerLine.of(whole, TOLERANCE);
            before += whole.size();
            after += simple.size();
            assertThat(whole).containsSubsequence(simple);
            assertThat(List.of(simple.get(0), simple.get(simple.size() - 1)))
                    .isEqualTo(List.of(whole.get(0), whole.get(whole.size() - 1)));
            assertThat(whole).allMatch(v -> beside(v, simple) <= TOLERANCE + 1e-9);
        }
        assertThat(after).isLessThan(before / 2);
    }

    @Test
    void aPointIsALineToo() {
        assertThat(SimplerLine.of(List.of(new Vertex(1, 2)), TOLERANCE)).hasSize(1);
        assertThat(SimplerLine.of(List.of(), TOLERANCE)).isEmpty();
    }

    private static double beside(Vertex v, List<Vertex> line) {
        return IntStream.range(1, line.size())
                .mapToDouble(i -> {
                    Vertex a = line.get(i - 1);
                    Vertex b = line.get(i);
                    return Line2D.ptSegDist(a.lon(), a.lat(), b.lon(), b.lat(), v.lon(), v.lat());
                })
                .min()
                .orElseThrow();
    }
}
