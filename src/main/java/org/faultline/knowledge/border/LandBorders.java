package org.faultline.knowledge.border;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.sf.geographiclib.Geodesic;
import net.sf.geographiclib.GeodesicMask;
import org.faultline.knowledge.name.Countries;
import org.jspecify.annotations.Nullable;

/**
 * Land borders as lines that two countries share, and how far a point is from the nearest; coasts are not borders. Between two
 * vertices a line is straight in degrees, as GeoJSON has it (RFC 7946, 3.1.1): the 49th parallel is one.
 */
public final class LandBorders {
    /**
     * The nearest border: kilometres on the WGS 84 ellipsoid, the two countries it parts, and what is disputed about that line,
     * empty where nothing is stated.
     */
    public record Nearest(double km, String between, String disputed) {}

    /** A vertex in degrees. */
    public record Vertex(double lat, double lon) {}

    /** One border: its countries' names, what is disputed about it, and its vertices. */
    public record Line(String between, String disputed, List<Vertex> vertices) {}

    private final List<Line> lines;
    private final BorderPieces pieces;

    public LandBorders(List<Line> lines) {
        this.lines = List.copyOf(lines);
        this.pieces = new BorderPieces(this.lines);
    }

    /** All of them. */
    public List<Line> lines() {
        return lines;
    }

    /**
     * The nearest land border to a point in degrees, or null where no border is known. Pieces of border are compared by the
     * straight way through the earth, which ranks as the way along its surface does but for half a percent; the distance to the
     * foot on the nearest is by Karney's geodesic (GeographicLib).
     */
    public @Nullable Nearest nearest(double lat, double lon) {
        BorderPieces.Foot foot = pieces.nearest(lat, lon);
        if (foot == null) {
            return null;
        }
        Line line = lines.get(foot.line());
        return new Nearest(geodesicKm(lat, lon, foot.lat(), foot.lon()), line.between, line.disputed);
    }

    public static double geodesicKm(double lat1, double lon1, double lat2, double lon2) {
        return Geodesic.WGS84.Inverse(lat1, lon1, lat2, lon2, GeodesicMask.DISTANCE).s12 / 1000;
    }

    public static LandBorders read(Path file, List<String> faults) {
        List<Line> lines = new ArrayList<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser json = new ObjectMapper().createParser(in)) {
            while (json.nextToken() != null) {
                if (json.currentToken() == JsonToken.START_ARRAY && "features".equals(json.currentName())) {
                    readFeatures(json, file, lines, faults);
                }
            }
        } catch (JacksonException e) {
            faults.add(file + ":" + e.getLocation().getLineNr() + ": is not GeoJSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
        return new LandBorders(lines);
    }

    /** One feature at a time, so that a fault has its line and the whole world is never held as a tree. */
    private static void readFeatures(JsonParser json, Path file, List<Line> lines, List<String> faults)
            throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            String at = file + ":" + json.currentTokenLocation().getLineNr() + ": ";
            JsonNode feature = json.readValueAsTree();
            JsonNode properties = feature.path("properties");
            for (String side : List.of("aIso", "bIso")) {
                String code = properties.path(side).asText("");
                String fault = code.isEmpty() ? null : Countries.fault(code);
                if (fault != null) {
                    faults.add(at + side + " " + fault);
                }
            }
            String between =
                    properties.path("a").asText() + "–" + properties.path("b").asText();
            String disputed = properties.path("disputed").asText("");
            JsonNode coordinates = feature.at("/geometry/coordinates");
            switch (feature.at("/geometry/type").asText()) {
                case "LineString" -> lines.add(new Line(between, disputed, vertices(coordinates, at, faults)));
                case "MultiLineString" ->
                    coordinates.forEach(part -> lines.add(new Line(between, disputed, vertices(part, at, faults))));
                default -> faults.add(at + "the border " + between + " is neither a LineString nor a MultiLineString");
            }
        }
    }

    private static List<Vertex> vertices(JsonNode coordinates, String at, List<String> faults) {
        List<Vertex> vertices = new ArrayList<>(coordinates.size());
        for (JsonNode c : coordinates) {
            // GeoJSON puts longitude first
            double lon = c.path(0).asDouble(Double.NaN);
            double lat = c.path(1).asDouble(Double.NaN);
            if (Math.abs(lat) <= 90 && Math.abs(lon) <= 180) {
                vertices.add(new Vertex(lat, lon));
            } else {
                faults.add(at + c + " is not a longitude and a latitude in degrees");
            }
        }
        return List.copyOf(vertices);
    }
}
