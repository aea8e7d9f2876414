package org.faultline.knowledge;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.ibm.icu.util.Region;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.knowledge.name.Countries;

/**
 * Makes {@code config/land-borders.geojson} from the {@code countries-10m.json} of the npm package world-atlas 2.0.2 (Natural
 * Earth 1:10m, public domain; TopoJSON): an arc that two countries share is a land border, a coast is not shared. Run
 * {@code main} with both paths.
 */
final class WorldBorders {
    static final Path DISPUTED = Path.of("src/test/resources/world-borders/disputed.csv");

    /** Natural Earth's abbreviations, and names that have changed since. */
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("Bosnia and Herz.", "Bosnia and Herzegovina"),
            Map.entry("Central African Rep.", "Central African Republic"),
            Map.entry("Cyprus U.N. Buffer Zone", "UN buffer zone in Cyprus"),
            Map.entry("Dem. Rep. Congo", "DR Congo"),
            Map.entry("Dominican Rep.", "Dominican Republic"),
            Map.entry("Eq. Guinea", "Equatorial Guinea"),
            Map.entry("Macedonia", "North Macedonia"),
            Map.entry("N. Cyprus", "Northern Cyprus"),
            Map.entry("S. Sudan", "South Sudan"),
            Map.entry("USNB Guantanamo Bay", "Guantanamo Bay"),
            Map.entry("W. Sahara", "Western Sahara"),
            Map.entry("eSwatini", "Eswatini"));

    private record Point(double lon, double lat) {}

    private record Dispute(String a, String b, double[] box, String said) {
        boolean covers(String one, String other, Point from, Point to) {
            double lon = (from.lon + to.lon) / 2;
            double lat = (from.lat + to.lat) / 2;
            return a.equals(one)
                    && b.equals(other)
                    && (box.length == 0 || (lat >= box[0] && lon >= box[1] && lat <= box[2] && lon <= box[3]));
        }
    }

    private record Side(String name, String iso) {}

    private final ObjectMapper json = new ObjectMapper();
    private final JsonNode topology;
    private final List<Dispute> disputes;

    private WorldBorders(Path countries) throws IOException {
        topology = json.readTree(Files.readString(countries));
        disputes = Files.readAllLines(DISPUTED).stream()
                .filter(l -> !l.startsWith("#"))
                .map(WorldBorders::dispute)
                .toList();
    }

    public static void main(String[] paths) throws IOException {
        List<String> lines = new WorldBorders(Path.of(paths[0])).features();
        Files.writeString(
                Path.of(paths[1]),
                "{\"type\": \"FeatureCollection\", \"name\": \"land_borders_ne10m\", \"features\": [\n"
                        + String.join(",\n", lines) + "\n]}\n");
    }

    private static Dispute dispute(String line) {
        String[] parts = line.split(";", 4);
        String[] box = parts[2].isEmpty() ? new String[0] : parts[2].split(",");
        double[] degrees = new double[box.length];
        for (int i = 0; i < box.length; i++) {
            degrees[i] = Double.parseDouble(box[i]);
        }
        return new Dispute(parts[0], parts[1], degrees, parts[3]);
    }

    /** One feature a line, by name; a line that is disputed in parts is cut into features. */
    private List<String> features() {
        Map<Integer, Map<String, Side>> sharers = new TreeMap<>();
        for (JsonNode country : topology.at("/objects/countries/geometries")) {
            String name = country.at("/properties/name").asText();
            Side side = new Side(NAMES.getOrDefault(name, name), iso(country.path("id"), name));
            arcs(country.path("arcs")).forEach(arc -> sharers.computeIfAbsent(arc, a -> new TreeMap<>())
                    .put(name, side));
        }
        List<String> features = new ArrayList<>();
        sharers.forEach((arc, sides) -> {
            // one arc of two vertices is shared by three, as they meet there
            if (sides.size() >= 2) {
                features.addAll(cut(points(topology.path("arcs").path(arc)), new ArrayList<>(sides.keySet()), sides));
            }
        });
        return new ArrayList<>(new TreeSet<>(features));
    }

    private static List<Integer> arcs(JsonNode node) {
        List<Integer> all = new ArrayList<>();
        for (JsonNode child : node) {
            if (child.isArray()) {
                all.addAll(arcs(child));
            } else {
                // a reversed arc is written as its ones' complement
                all.add(child.asInt() < 0 ? ~child.asInt() : child.asInt());
            }
        }
        return all;
    }

    static String iso(JsonNode numeric, String name) {
        if (numeric.isMissingNode()) {
            return name.equals("Kosovo") ? "XKX" : "";
        }
        return Countries.alpha3(Region.getInstance(numeric.asInt()).toString());
    }

    /** Positions are differences from the one before, in steps of the topology's grid. */
    private List<Point> points(JsonNode arc) {
        JsonNode scale = topology.at("/transform/scale");
        JsonNode translate = topology.at("/transform/translate");
        List<Point> points = new ArrayList<>();
        long x = 0;
        long y = 0;
        for (JsonNode step : arc) {
            x += step.path(0).asLong();
            y += step.path(1).asLong();
            points.add(new Point(
                    x * scale.path(0).asDouble() + translate.path(0).asDouble(),
                    y * scale.path(1).asDouble() + translate.path(1).asDouble()));
        }
        return points;
    }

    private List<String> cut(List<Point> points, List<String> names, Map<String, Side> sides) {
        List<String> features = new ArrayList<>();
        List<Point> run = new ArrayList<>(List.of(points.get(0)));
        String said = null;
        for (int i = 1; i < points.size(); i++) {
            String here = said(names, points.get(i - 1), points.get(i));
            if (said != null && !here.equals(said)) {
                features.add(feature(run, names, sides, said));
                run = new ArrayList<>(List.of(points.get(i - 1)));
            }
            said = here;
            run.add(points.get(i));
        }
        features.add(feature(run, names, sides, said == null ? "" : said));
        return features;
    }

    private String said(List<String> names, Point from, Point to) {
        return disputes.stream()
                .filter(d -> d.covers(names.get(0), names.get(1), from, to))
                .map(Dispute::said)
                .findFirst()
                .orElse("");
    }

    private String feature(List<Point> points, List<String> names, Map<String, Side> sides, String said) {
        Side a = sides.get(names.get(0));
        Side b = sides.get(names.get(1));
        ObjectNode feature = json.createObjectNode().put("type", "Feature");
        ObjectNode properties = feature.putObject("properties");
        properties.put("a", a.name).put("aIso", a.iso).put("b", b.name).put("bIso", b.iso);
        if (!said.isEmpty()) {
            properties.put("disputed", said);
        }
        ArrayNode coordinates =
                feature.putObject("geometry").put("type", "LineString").putArray("coordinates");
        points.forEach(p -> coordinates.addArray().add(rounded(p.lon)).add(rounded(p.lat)));
        return feature.toString();
    }

    /** Four decimals are 11 m; the source's own grid is 400 m. */
    private static double rounded(double degrees) {
        return Math.round(degrees * 10_000) / 10_000.0;
    }

    /** How often each statement is made, to see that none of the table is idle. */
    static Map<String, Integer> statements(Path file) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        for (JsonNode feature :
                new ObjectMapper().readTree(Files.readString(file)).path("features")) {
            counts.merge(feature.at("/properties/disputed").asText(), 1, Integer::sum);
        }
        return counts;
    }
}
