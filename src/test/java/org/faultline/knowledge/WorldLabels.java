package org.faultline.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.knowledge.border.LandBorders.Vertex;

/**
 * Makes {@code country-labels.tsv} of the maps on pages from the {@code countries-50m.json} of the npm package world-atlas 2.0.2 (Natural
 * Earth 1:50m, public domain; TopoJSON): for each country the point of its largest part that lies farthest from its outline, on a grid,
 * and how many degrees that part is wide. Run {@code main} with both paths.
 */
final class WorldLabels {
    private static final int GRID = 40;

    private WorldLabels() {}

    public static void main(String[] paths) throws IOException {
        JsonNode topology = new ObjectMapper().readTree(Files.readString(Path.of(paths[0])));
        Map<String, String> lines = new TreeMap<>();
        for (JsonNode country : topology.at("/objects/countries/geometries")) {
            String iso = WorldBorders.iso(
                    country.path("id"), country.at("/properties/name").asText());
            JsonNode arcs = country.path("arcs");
            List<JsonNode> parts = new ArrayList<>();
            (country.path("type").asText().equals("Polygon") ? List.of(arcs) : arcs).forEach(parts::add);
            if (!iso.isEmpty()) {
                parts.stream()
                        .map(part -> ring(topology, part.path(0)))
                        .filter(ring -> !islandsOfTheAntimeridian(ring))
                        .max(Comparator.comparingDouble(WorldLabels::area))
                        .ifPresent(ring -> lines.put(iso, iso + "\t" + label(ring)));
            }
        }
        Files.writeString(Path.of(paths[1]), """
                # Where a map writes the name of a country (WGS 84), and how many degrees of longitude its largest part is wide.
                # Derived from Natural Earth 1:50m admin 0 countries (public domain), by way of world-atlas 2.0.2.
                iso3\tlat\tlon\twidth
                """ + String.join("\n", lines.values()) + "\n");
    }

    private static List<Vertex> ring(JsonNode topology, JsonNode arcs) {
        List<Vertex> ring = new ArrayList<>();
        for (JsonNode arc : arcs) {
            boolean reversed = arc.asInt() < 0; // written as its ones' complement
            List<Vertex> vertices =
                    WorldCoasts.vertices(topology, topology.path("arcs").path(reversed ? ~arc.asInt() : arc.asInt()));
            for (int i = 0; i < vertices.size(); i++) {
                ring.add(vertices.get(reversed ? vertices.size() - 1 - i : i));
            }
        }
        return ring;
    }

    /** In steradians, by Chamberlain and Duquette 2007, formula 9. */
    private static double area(List<Vertex> ring) {
        double twice = 0;
        for (int i = 0; i < ring.size(); i++) {
            Vertex a = ring.get(i);
            Vertex b = ring.get((i + 1) % ring.size());
            twice += Math.toRadians(b.lon() - a.lon())
                    * (2 + Math.sin(Math.toRadians(a.lat())) + Math.sin(Math.toRadians(b.lat())));
        }
        return Math.abs(twice) / 2;
    }

    /** Islands on both sides of the antimeridian are as wide as the world, and no place of a name. */
    private static boolean islandsOfTheAntimeridian(List<Vertex> ring) {
        var lons = ring.stream().mapToDouble(Vertex::lon).summaryStatistics();
        return lons.getMax() - lons.getMin() > 300 && area(ring) < 0.1;
    }

    private static double narrowing(double lat) {
        return Math.cos(Math.toRadians(lat));
    }

    private static String label(List<Vertex> ring) {
        Path2D outline = new Path2D.Double();
        outline.moveTo(ring.get(0).lon(), ring.get(0).lat());
        ring.forEach(v -> outline.lineTo(v.lon(), v.lat()));
        outline.closePath();
        Rectangle2D box = outline.getBounds2D();
        Vertex best = new Vertex(box.getCenterY(), box.getCenterX());
        double farthest = -1;
        for (int i = 1; i < GRID; i++) {
            for (int j = 1; j < GRID; j++) {
                Vertex v = new Vertex(
                        box.getMinY() + box.getHeight() * i / GRID, box.getMinX() + box.getWidth() * j / GRID);
                double off = outline.contains(v.lon(), v.lat()) ? toOutline(ring, v) : -1;
                if (off > farthest) {
                    farthest = off;
                    best = v;
                }
            }
        }
        return String.format(Locale.ROOT, "%.1f\t%.1f\t%.1f", best.lat(), best.lon(), box.getWidth());
    }

    private static double toOutline(List<Vertex> ring, Vertex v) {
        double narrow = narrowing(v.lat());
        double nearest = Double.MAX_VALUE;
        for (int i = 0; i < ring.size(); i++) {
            Vertex a = ring.get(i);
            Vertex b = ring.get((i + 1) % ring.size());
            nearest = Math.min(
                    nearest,
                    Line2D.ptSegDist(a.lon() * narrow, a.lat(), b.lon() * narrow, b.lat(), v.lon() * narrow, v.lat()));
        }
        return nearest;
    }
}
