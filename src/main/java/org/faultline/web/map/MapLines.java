package org.faultline.web.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.fact.store.EventFilter.Box;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.CountrySpellings;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.knowledge.border.LandBorders.Vertex;
import org.faultline.knowledge.border.SimplerLine;
import org.faultline.knowledge.name.Countries;
import org.jspecify.annotations.Nullable;

/** Land borders as far as they are known here, coasts, and names of countries, as GeoJSON that is no finer than a map on a page shows. */
@Singleton
public class MapLines {
    /** About a kilometre, which is a dot of the screen where a country fills it. */
    private static final double TOLERANCE = 0.01;

    /** Three places are 110 m. */
    private static final double DIGITS = 1_000;

    private static final DisplayNames ARABIC = DisplayNames.NONE.in(new Locale("ar"));

    /** A feature as it is written, and the box around it. */
    private record Drawn(String feature, double west, double south, double east, double north) {
        boolean within(Box box) {
            return west <= box.east() && east >= box.west() && south <= box.north() && north >= box.south();
        }
    }

    private record Borders(LandBorders of, List<Drawn> lines) {}

    private final RunningKnowledge knowledge;
    private final ObjectMapper json;
    private final List<Drawn> coasts;
    private final List<Drawn> countries;
    private volatile @Nullable Borders borders;

    MapLines(RunningKnowledge knowledge, ObjectMapper json) {
        this.knowledge = knowledge;
        this.json = json;
        this.coasts = coasts();
        this.countries = countries();
    }

    /** A collection of the lines, and of the names of countries as points, of which something may lie in the box; of all where there is none. */
    String in(@Nullable Box box) {
        return Stream.of(coasts, borders(), countries)
                .flatMap(List::stream)
                .filter(line -> box == null || line.within(box))
                .map(Drawn::feature)
                .collect(Collectors.joining(",", "{\"type\":\"FeatureCollection\",\"features\":[", "]}"));
    }

    /** Made once for as long as the same are known. */
    private List<Drawn> borders() {
        LandBorders known = knowledge.now().borders();
        Borders now = borders;
        if (now == null || now.of != known) {
            now = new Borders(known, known.lines().stream().map(this::border).toList());
            borders = now;
        }
        return now.lines;
    }

    private Drawn border(LandBorders.Line line) {
        ObjectNode properties = json.createObjectNode()
                .put("kind", "border")
                .put("between", line.between())
                .put("ar", inArabic(line.between()))
                .put("disputed", line.disputed());
        return drawn(properties, SimplerLine.of(line.vertices(), TOLERANCE));
    }

    private static String inArabic(String between) {
        return Arrays.stream(between.split("–", -1))
                .map(name -> {
                    String code = CountrySpellings.code(name);
                    return code.isEmpty() ? name : ARABIC.country(code);
                })
                .collect(Collectors.joining("–"));
    }

    private List<Drawn> coasts() {
        List<Drawn> lines = new ArrayList<>();
        try (InputStream in = MapLines.class.getResourceAsStream("coasts.json")) {
            for (JsonNode line : json.readTree(Objects.requireNonNull(in))) {
                List<Vertex> vertices = new ArrayList<>();
                line.forEach(p ->
                        vertices.add(new Vertex(p.path(1).asDouble(), p.path(0).asDouble())));
                lines.add(drawn(json.createObjectNode().put("kind", "coast"), vertices));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the coasts", e);
        }
        return List.copyOf(lines);
    }

    /** Their names in both languages of the pages, and how many degrees they are wide: a name that has no room is not shown. */
    private List<Drawn> countries() {
        List<Drawn> all = new ArrayList<>();
        for (String[] row : rows("country-labels.tsv")) {
            double lat = Double.parseDouble(row[1]);
            double lon = Double.parseDouble(row[2]);
            ObjectNode feature = json.createObjectNode().put("type", "Feature");
            feature.putObject("properties")
                    .put("kind", "country")
                    .put("en", Countries.name(row[0]))
                    .put("ar", ARABIC.country(row[0]))
                    .put("width", Double.parseDouble(row[3]));
            feature.putObject("geometry")
                    .put("type", "Point")
                    .putArray("coordinates")
                    .add(lon)
                    .add(lat);
            all.add(new Drawn(feature.toString(), lon, lat, lon, lat));
        }
        return List.copyOf(all);
    }

    private static List<String[]> rows(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(MapLines.class.getResourceAsStream(file)), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && !line.startsWith("iso3"))
                    .map(line -> line.split("\t", -1))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private Drawn drawn(ObjectNode properties, List<Vertex> vertices) {
        ObjectNode feature = json.createObjectNode().put("type", "Feature");
        feature.set("properties", properties);
        ArrayNode coordinates =
                feature.putObject("geometry").put("type", "LineString").putArray("coordinates");
        vertices.forEach(v -> coordinates.addArray().add(rounded(v.lon())).add(rounded(v.lat())));
        double[] lons = vertices.stream().mapToDouble(Vertex::lon).sorted().toArray();
        double[] lats = vertices.stream().mapToDouble(Vertex::lat).sorted().toArray();
        return new Drawn(feature.toString(), lons[0], lats[0], lons[lons.length - 1], lats[lats.length - 1]);
    }

    private static double rounded(double degrees) {
        return Math.round(degrees * DIGITS) / DIGITS;
    }
}
