package org.faultline.knowledge.place;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Names;

/**
 * Reads GeoNames' dump as it is published (geonames.org, readme.txt of the export): {@code allCountries.txt}, {@code SY.txt},
 * {@code cities1000.txt} of 19 columns parted by tabs, and {@code admin1CodesASCII.txt} and {@code admin2Codes.txt} of four.
 */
public final class GeoNamesReader {
    private static final String ADMIN1_FILE = "admin1CodesASCII.txt";
    private static final String ADMIN2_FILE = "admin2Codes.txt";

    /** GeoNames' own readme lies in each of its archives. */
    private static final Set<String> NO_DUMPS = Set.of(ADMIN1_FILE, ADMIN2_FILE, "readme.txt");

    private static final int COLUMNS = 19;

    /** A file of another kind has a fault in every line; the first few say so. */
    private static final int MOST_FAULTS_A_FILE = 20;

    private final List<String> faults;
    private final Areas areas;
    private final GeoNamesDump dump = new GeoNamesDump();

    /** Area names by GeoNames' code, "SY.07" and "SY.07.12". */
    private final Map<String, String> codes = new HashMap<>();

    private GeoNamesReader(Areas areas, List<String> faults) {
        this.areas = areas;
        this.faults = faults;
    }

    /** All that the folder holds; nothing where there is no folder. */
    static GeoNamesDump read(Path folder, Areas areas, List<String> faults) {
        GeoNamesReader reader = new GeoNamesReader(areas, faults);
        if (Files.isDirectory(folder)) {
            reader.readAll(folder);
        }
        return reader.dump;
    }

    private void readAll(Path folder) {
        readLines(folder.resolve(ADMIN1_FILE), 4, this::readCode);
        readLines(folder.resolve(ADMIN2_FILE), 4, this::readCode);
        files(folder).stream()
                .filter(f -> !NO_DUMPS.contains(String.valueOf(f.getFileName())))
                .forEach(f -> readLines(f, COLUMNS, this::readPlace));
    }

    /** All text files of the folder, by name; none where there is no folder. */
    public static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".txt")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + folder, e);
        }
    }

    private void readLines(Path file, int columns, BiConsumer<String, String[]> each) {
        if (!Files.isRegularFile(file)) {
            return;
        }
        int before = faults.size();
        long number = 0;
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                String at = file + ":" + number + ": ";
                String[] fields = line.split("\t", -1);
                if (fields.length == columns) {
                    each.accept(at, fields);
                } else if (!line.isBlank()) {
                    faults.add(at + "has " + fields.length + " columns, not " + columns);
                }
                if (faults.size() >= before + MOST_FAULTS_A_FILE) {
                    faults.add(at + "is as far as this file was read, for so many faults");
                    return;
                }
            }
        } catch (MalformedInputException e) {
            faults.add(file + ":" + (number + 1) + ": is not UTF-8 text");
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + file, e);
        }
    }

    private void readCode(String at, String[] fields) {
        String[] parts = fields[0].split("\\.", -1);
        String country = Countries.alpha3(parts[0]);
        if (parts.length < 2 || parts.length > 3 || country.isEmpty()) {
            faults.add(at + "code '" + fields[0] + "' is not a country's two letters and an area's code");
            return;
        }
        int level = parts.length - 1;
        String admin1 = level == 2 ? codes.getOrDefault(parts[0] + "." + parts[1], "") : "";
        areas.add(new Area(level, country, admin1, fields[1], null, null), Set.of(fields[2]));
        codes.put(fields[0], level == 1 ? areas.admin1(fields[1], country) : areas.admin2(fields[1], admin1, country));
    }

    private void readPlace(String at, String[] f) {
        String country = Countries.alpha3(f[8]);
        if (country.isEmpty() && !f[8].isEmpty()) {
            faults.add(at + "country code '" + f[8] + "' is not one of ISO 3166-1");
            return;
        }
        int id = (int) number(at, "geonameid", f[0], 1, Integer.MAX_VALUE);
        double lat = number(at, "latitude", f[4], -90, 90);
        double lon = number(at, "longitude", f[5], -180, 180);
        if (f[1].isBlank()) {
            faults.add(at + "name is empty");
        } else if (id > 0 && !Double.isNaN(lat) && !Double.isNaN(lon)) {
            take(id, f, country, lat, lon);
        }
    }

    private double number(String at, String column, String text, double least, double most) {
        try {
            double value = Double.parseDouble(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // falls through to the fault below, which names the value
        }
        faults.add(at + column + " '" + text + "' is not a number from " + (long) least + " to " + (long) most);
        return Double.NaN;
    }

    private void take(int id, String[] f, String country, double lat, double lon) {
        String admin1 = codes.getOrDefault(f[8] + "." + f[10], "");
        String admin2 = codes.getOrDefault(f[8] + "." + f[10] + "." + f[11], "");
        Set<String> spellings = new LinkedHashSet<>(List.of(f[1]));
        spellings.addAll(List.of((f[2] + "," + f[3]).split(",")));
        spellings.removeIf(String::isBlank);
        int level = level(f[7]);
        if (f[6].equals("A") && level <= 2) {
            areas.add(new Area(level, country, level == 2 ? admin1 : "", f[1], lat, lon), spellings);
            return;
        }
        Set<String> normalised = new LinkedHashSet<>();
        spellings.forEach(s -> normalised.add(Names.normalised(s)));
        GeoNamesDump.Ground ground = new GeoNamesDump.Ground(country, admin1, admin2);
        dump.add(id, f[1], normalised, ground, lat, lon, precision(f[6]), f[6].equals("P"));
    }

    /** GeoNames' feature codes of class A: countries, first and second order divisions; 3 for what is smaller or of another kind. */
    private static int level(String featureCode) {
        if (featureCode.startsWith("PCL")) {
            return 0;
        }
        return featureCode.equals("ADM1") ? 1 : featureCode.equals("ADM2") ? 2 : 3;
    }

    /** UCDP {@code where_prec} by GeoNames' feature class: towns and buildings; hills and deserts; other areas; waters, roads, regions. */
    private static int precision(String featureClass) {
        return switch (featureClass) {
            case "P", "S" -> 1;
            case "T" -> 2;
            case "A" -> 3;
            default -> 5;
        };
    }
}
