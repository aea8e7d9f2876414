package org.faultline.knowledge;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.jspecify.annotations.Nullable;

/** Land borders as lines that two countries share, and how far a point is from the nearest; coasts are not borders. */
public final class LandBorders {
    /** The nearest border: kilometres on the WGS 84 ellipsoid, and the two countries it parts. */
    public record Nearest(double km, String between) {}

    /** A vertex in degrees. */
    record Vertex(double lat, double lon) {}

    /** One border: its countries' names and its vertices. */
    record Line(String between, List<Vertex> vertices) {}

    private record Candidate(double flatKm, double lat, double lon, String between) {}

    /** A flat reckoning may rank two near-equal borders wrongly; those this close are measured exactly. */
    private static final double FLAT_ERROR = 1.1;

    private static final double KM_PER_DEGREE = 111.2;

    private final List<Line> lines;

    LandBorders(List<Line> lines) {
        this.lines = List.copyOf(lines);
    }

    static LandBorders read(Path file, List<String> faults) {
        List<Line> lines = new ArrayList<>();
        try {
            JsonNode root = new ObjectMapper().readTree(Files.readString(file));
            for (JsonNode feature : root.path("features")) {
                String between = feature.path("properties").path("a").asText() + "–"
                        + feature.path("properties").path("b").asText();
                JsonNode geometry = feature.path("geometry");
                if (geometry.path("type").asText().equals("LineString")) {
                    lines.add(line(between, geometry.path("coordinates")));
                } else if (geometry.path("type").asText().equals("MultiLineString")) {
                    geometry.path("coordinates").forEach(part -> lines.add(line(between, part)));
                } else {
                    faults.add(file + ": the border " + between + " is neither a LineString nor a MultiLineString");
                }
            }
        } catch (JacksonException e) {
            faults.add(file + ":" + e.getLocation().getLineNr() + ": is not GeoJSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
        return new LandBorders(lines);
    }

    private static Line line(String between, JsonNode coordinates) {
        List<Vertex> vertices = new ArrayList<>();
        // GeoJSON puts longitude first
        coordinates.forEach(
                c -> vertices.add(new Vertex(c.path(1).asDouble(), c.path(0).asDouble())));
        return new Line(between, List.copyOf(vertices));
    }

    /**
     * The nearest land border to a point in degrees, or null where no border is known. The foot of the perpendicular is found
     * on a local flat map about the point, the distance to it by Karney's geodesic (GeographicLib).
     */
    public @Nullable Nearest nearest(double lat, double lon) {
        List<Candidate> feet = new ArrayList<>();
        for (Line line : lines) {
            for (int i = 1; i < line.vertices.size(); i++) {
                feet.add(foot(lat, lon, line.vertices.get(i - 1), line.vertices.get(i), line.between));
            }
        }
        double best = feet.stream().mapToDouble(Candidate::flatKm).min().orElse(Double.NaN);
        return feet.stream()
                .filter(c -> c.flatKm <= best * FLAT_ERROR + 1)
                .map(c -> new Nearest(geodesicKm(lat, lon, c.lat, c.lon), c.between))
                .min(Comparator.comparingDouble(Nearest::km))
                .orElse(null);
    }

    static double geodesicKm(double lat1, double lon1, double lat2, double lon2) {
        return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.DISTANCE).s12 / 1000;
    }

    private static Candidate foot(double lat, double lon, Vertex from, Vertex to, String between) {
        double shrink = Math.cos(Math.toRadians(lat));
        double x1 = (from.lon - lon) * shrink;
        double y1 = from.lat - lat;
        double dx = (to.lon - from.lon) * shrink;
        double dy = to.lat - from.lat;
        double length = dx * dx + dy * dy;
        double t = length == 0 ? 0 : Math.max(0, Math.min(1, -(x1 * dx + y1 * dy) / length));
        double flat = Math.hypot(x1 + t * dx, y1 + t * dy) * KM_PER_DEGREE;
        return new Candidate(flat, from.lat + t * (to.lat - from.lat), from.lon + t * (to.lon - from.lon), between);
    }
}
