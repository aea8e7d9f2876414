package org.faultline.report.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The box around each country, in degrees; see {@code country-boxes.tsv} for where they come from. */
final class CountryBoxes {
    /** What lies so near a country is taken to be in it: small islands, rounding, waters. */
    private static final double MARGIN = 0.5;

    private static final Map<String, Box> ALL = read();

    private CountryBoxes() {}

    private record Box(double south, double north, double west, double east) {
        boolean holds(double lat, double lon) {
            return lat >= south - MARGIN && lat <= north + MARGIN && lon >= west - MARGIN && lon <= east + MARGIN;
        }
    }

    /** Whether a point lies outside its country and would lie inside with its coordinates exchanged. */
    static boolean areSwapped(String country, double lat, double lon) {
        Box box = ALL.get(country.toUpperCase(Locale.ROOT));
        return box != null && !box.holds(lat, lon) && box.holds(lon, lat);
    }

    private static Map<String, Box> read() {
        Map<String, Box> all = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CountryBoxes.class.getResourceAsStream("country-boxes.tsv")),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(l -> !l.startsWith("#") && !l.startsWith("iso3"))
                    .map(l -> l.split("\t", -1))
                    .forEach(c -> all.put(c[0], new Box(degrees(c[1]), degrees(c[2]), degrees(c[3]), degrees(c[4]))));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read country-boxes.tsv", e);
        }
        return Map.copyOf(all);
    }

    private static double degrees(String text) {
        return Double.parseDouble(text);
    }
}
