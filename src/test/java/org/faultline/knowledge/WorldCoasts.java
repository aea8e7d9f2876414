package org.faultline.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.knowledge.border.LandBorders.Vertex;
import org.faultline.knowledge.border.SimplerLine;

/**
 * Makes {@code coasts.json} of the maps on pages from the {@code countries-50m.json} of the npm package world-atlas 2.0.2 (Natural Earth
 * 1:50m, public domain; TopoJSON): an arc of one country alone is a coast. Run {@code main} with both paths.
 */
final class WorldCoasts {
    private static final double TOLERANCE = 0.05;
    /** Islands that measure less are no more than a dot. */
    private static final double LEAST = 0.3;

    private WorldCoasts() {}

    public static void main(String[] paths) throws IOException {
        JsonNode topology = new ObjectMapper().readTree(Files.readString(Path.of(paths[0])));
        Map<Integer, Set<Integer>> sharers = new TreeMap<>();
        int number = 0;
        for (JsonNode country : topology.at("/objects/countries/geometries")) {
            share(country.path("arcs"), number++, sharers);
        }
        List<String> lines = new ArrayList<>();
        sharers.forEach((arc, countries) -> {
            if (countries.size() == 1) {
                List<Vertex> coast = vertices(topology, topology.path("arcs").path(arc));
                if (span(coast) >= LEAST) {
                    ashore(coast).forEach(part -> lines.add(written(simpler(part))));
                }
            }
        });
        Files.writeString(Path.of(paths[1]), "[\n" + String.join(",\n", lines) + "\n]\n");
    }

    private static void share(JsonNode arcs, int country, Map<Integer, Set<Integer>> sharers) {
        for (JsonNode arc : arcs) {
            if (arc.isArray()) {
                share(arc, country, sharers);
            } else {
                // a reversed arc is written as its ones' complement
                sharers.computeIfAbsent(arc.asInt() < 0 ? ~arc.asInt() : arc.asInt(), a -> new TreeSet<>())
                        .add(country);
            }
        }
    }

    static List<Vertex> vertices(JsonNode topology, JsonNode arc) {
        JsonNode scale = topology.at("/transform/scale");
        JsonNode from = topology.at("/transform/translate");
        List<Vertex> vertices = new ArrayList<>();
        long x = 0;
        long y = 0;
        for (JsonNode step : arc) {
            x += step.path(0).asLong();
            y += step.path(1).asLong();
            vertices.add(new Vertex(
                    y * scale.path(1).asDouble() + from.path(1).asDouble(),
                    x * scale.path(0).asDouble() + from.path(0).asDouble()));
        }
        return vertices;
    }

    private static double span(List<Vertex> line) {
        var lats = line.stream().mapToDouble(Vertex::lat).summaryStatistics();
        var lons = line.stream().mapToDouble(Vertex::lon).summaryStatistics();
        return Math.max(lats.getMax() - lats.getMin(), lons.getMax() - lons.getMin());
    }

    /** Without what only closes an area along the antimeridian or at the pole. */
    private static List<List<Vertex>> ashore(List<Vertex> line) {
        List<List<Vertex>> parts = new ArrayList<>(List.of(new ArrayList<>()));
        Vertex before = line.get(0);
        for (Vertex v : line) {
            boolean edge = Math.abs(before.lon()) > 179.99 && Math.abs(v.lon()) > 179.99 || v.lat() < -89.9;
            if (edge) {
                parts.add(new ArrayList<>());
            }
            if (v.lat() >= -89.9) {
                parts.get(parts.size() - 1).add(v);
            }
            before = v;
        }
        return parts.stream().filter(part -> part.size() > 1).toList();
    }

    /** A ring has no two ends to measure from, and is halved. */
    private static List<Vertex> simpler(List<Vertex> line) {
        if (!line.get(0).equals(line.get(line.size() - 1))) {
            return SimplerLine.of(line, TOLERANCE);
        }
        int middle = line.size() / 2;
        List<Vertex> ring = new ArrayList<>(SimplerLine.of(line.subList(0, middle + 1), TOLERANCE));
        ring.remove(ring.size() - 1);
        ring.addAll(SimplerLine.of(line.subList(middle, line.size()), TOLERANCE));
        return ring;
    }

    private static String written(List<Vertex> line) {
        return line.stream()
                .map(v -> "[" + rounded(v.lon()) + "," + rounded(v.lat()) + "]")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * 100) / 100.0;
    }
}
