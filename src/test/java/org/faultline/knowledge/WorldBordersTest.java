package org.faultline.knowledge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.sf.geographiclib.Geodesic;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.knowledge.border.LandBorders.Line;
import org.faultline.knowledge.border.LandBorders.Vertex;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Distances to the shipped borders of the world against a search that shares nothing with them but GeographicLib. */
class WorldBordersTest {
    private static final Path FILE = Path.of("config/land-borders.geojson");
    private static final double ONE_PERCENT = 0.01;

    private static List<double[]> dense;
    private static LandBorders borders;

    /** The border as points at most a kilometre apart along geodesics between its vertices. */
    @BeforeAll
    static void walkTheBorders() throws IOException {
        borders = LandBorders.read(FILE, new ArrayList<>());
        dense = new ArrayList<>();
        for (JsonNode feature :
                new ObjectMapper().readTree(Files.readString(FILE)).path("features")) {
            JsonNode line = feature.at("/geometry/coordinates");
            for (int i = 1; i < line.size(); i++) {
                walk(line.path(i - 1), line.path(i));
            }
        }
    }

    private static void walk(JsonNode from, JsonNode to) {
        var way = Geodesic.WGS84.InverseLine(
                from.path(1).asDouble(),
                from.path(0).asDouble(),
                to.path(1).asDouble(),
                to.path(0).asDouble());
        int steps = (int) Math.ceil(way.Distance() / 1000) + 1;
        for (int i = 0; i <= steps; i++) {
            var at = way.Position(way.Distance() * i / steps);
            dense.add(onSphere(at.lat2, at.lon2));
        }
    }

    /** The least of all distances: on a sphere for all, on the ellipsoid for those that can be the least. */
    private static double bruteForceKm(double lat, double lon) {
        double[] from = onSphere(lat, lon);
        double[] far = dense.stream().mapToDouble(p -> chord(from, p)).toArray();
        // a sphere is within 0.56 % of the ellipsoid, either way
        double most = Arrays.stream(far).min().orElseThrow() * 1.012 + 1e-6;
        return IntStream.range(0, far.length)
                .filter(i -> far[i] <= most)
                .mapToObj(dense::get)
                .mapToDouble(p -> Geodesic.WGS84.Inverse(lat, lon, p[0], p[1]).s12 / 1000)
                .min()
                .orElseThrow();
    }

    private static double[] onSphere(double lat, double lon) {
        double cos = Math.cos(Math.toRadians(lat));
        return new double[] {
            lat,
            lon,
            cos * Math.cos(Math.toRadians(lon)),
            cos * Math.sin(Math.toRadians(lon)),
            Math.sin(Math.toRadians(lat))
        };
    }

    private static double chord(double[] a, double[] b) {
        double x = a[2] - b[2];
        double y = a[3] - b[3];
        double z = a[4] - b[4];
        return Math.sqrt(x * x + y * y + z * z);
    }

    @Test
    void isRightToAPercentAtPointsAllOverTheWorld() {
        Random random = new Random(7);
        for (int i = 0; i < 250; i++) {
            // even over the sphere, half of them not far from some border, where a percent is little
            double lat = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
            double lon = random.nextDouble() * 360 - 180;
            if (i % 2 == 0) {
                double[] near = dense.get(random.nextInt(dense.size()));
                lat = near[0] + random.nextGaussian();
                lon = Math.IEEEremainder(near[1] + random.nextGaussian(), 360);
            }
            isRight(lat, lon);
        }
    }

    @ParameterizedTest
    @CsvSource({"90, 0", "-90, 45", "66.5, 179.99", "66.5, -179.99", "0, 180", "-18, -179.5", "71, 180", "49.1, -110"})
    void isRightAtPolesAndAntimeridian(double lat, double lon) {
        isRight(lat, lon);
    }

    private static void isRight(double lat, double lon) {
        double expected = bruteForceKm(lat, lon);
        // walking by the kilometre passes the true foot by up to half of one
        assertThat(requireNonNull(borders.nearest(lat, lon)).km())
                .as("at %s, %s", lat, lon)
                .isCloseTo(expected, within(expected * ONE_PERCENT + Math.min(0.51, 0.13 / expected)));
    }

    @Test
    void holdsALongSegmentToItsParallel() {
        LandBorders parallel =
                new LandBorders(List.of(new Line("A–B", "", List.of(new Vertex(49, -123), new Vertex(49, -95)))));
        double toTheParallel = Geodesic.WGS84.Inverse(50, -109, 49, -109).s12 / 1000;
        assertThat(requireNonNull(parallel.nearest(50, -109)).km()).isCloseTo(toTheParallel, within(0.2));
    }

    @Test
    void followsALineAcrossTheAntimeridian() {
        LandBorders across =
                new LandBorders(List.of(new Line("A–B", "", List.of(new Vertex(60, 179), new Vertex(60, -179)))));
        assertThat(requireNonNull(across.nearest(60.5, -179.9)).km()).isCloseTo(55.7, within(0.1));
        assertThat(requireNonNull(across.nearest(60.5, 179.9)).km()).isCloseTo(55.7, within(0.1));
    }

    @ParameterizedTest
    @CsvSource({
        "34.4, 74.0, India–Pakistan, Line of Control",
        "33.1, 35.8, Israel–Syria, Golan",
        "46.0, 34.4, Russia–Ukraine, Crimea",
        "37.95, 127.0, North Korea–South Korea, Demarcation",
        "27.7, -11.0, Morocco–Western Sahara, Western Sahara",
        "28.0, 95.9, China–India, McMahon",
        "42.9, 20.9, Kosovo–Serbia, Kosovo"
    })
    void statesWhichLinesAreDisputed(double lat, double lon, String between, String said) {
        LandBorders.Nearest nearest = requireNonNull(borders.nearest(lat, lon));
        assertThat(nearest.between()).isEqualTo(between);
        assertThat(nearest.disputed()).contains(said);
    }

    @Test
    void saysNothingOfLinesThatAreAgreed() {
        assertThat(requireNonNull(borders.nearest(34.45, 40.918611)).disputed()).isEmpty();
    }

    @Test
    void shipsEveryStatementOfTheTable() throws IOException {
        List<String> table = Files.readAllLines(WorldBorders.DISPUTED).stream()
                .filter(l -> !l.startsWith("#"))
                .map(l -> l.split(";", 4)[3])
                .toList();
        assertThat(WorldBorders.statements(FILE).keySet()).containsAll(table);
    }
}
