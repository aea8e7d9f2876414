package org.faultline.knowledge.theatre;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.knowledge.yaml.YamlEntry;
import org.faultline.knowledge.yaml.YamlFile;

/**
 * Sets of countries that are processed by themselves, as {@code theatres.yaml} lists them. What happens in no country, or in one that is
 * in no theatre, belongs to the default theatre. Without that file there is one theatre, {@value #WORLD}.
 */
public final class Theatres {
    /** The default theatre, where the file names no other. */
    public static final String WORLD = "world";

    /** One theatre that holds everything. */
    public static final Theatres ONE = new Theatres(Map.of(), WORLD);

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    private final SortedMap<String, SortedSet<String>> countries = new TreeMap<>();
    private final Map<String, String> byCountry = new HashMap<>();
    private final String rest;

    private Theatres(Map<String, ? extends SortedSet<String>> countries, String rest) {
        this.countries.putAll(countries);
        this.countries.putIfAbsent(rest, Collections.emptySortedSet());
        this.rest = rest;
        countries.forEach((theatre, all) -> all.forEach(country -> byCountry.put(country, theatre)));
    }

    /**
     * Reads {@code theatres.yaml} in a folder, where there is one.
     *
     * @throws KnowledgeFault naming every fault of it, if there is any
     */
    public static Theatres read(Path dir) {
        Path file = dir.resolve("theatres.yaml");
        List<String> faults = new ArrayList<>();
        Theatres read = Files.isRegularFile(file) ? read(file, faults) : ONE;
        checkFolders(dir.resolve("theatres"), read, faults);
        if (!faults.isEmpty()) {
            throw new KnowledgeFault(faults);
        }
        return read;
    }

    /** What is known otherwise in a theatre is in a folder of its name. */
    private static void checkFolders(Path dir, Theatres all, List<String> faults) {
        if (!Files.isDirectory(dir)) {
            return;
        }
        try (Stream<Path> folders = Files.list(dir)) {
            folders.filter(Files::isDirectory)
                    .filter(folder ->
                            !all.countries.containsKey(folder.getFileName().toString()))
                    .sorted()
                    .forEach(folder -> faults.add(
                            folder + ": is the name of no theatre (there are " + String.join(", ", all.names()) + ")"));
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + dir, e);
        }
    }

    private static Theatres read(Path file, List<String> faults) {
        Map<String, SortedSet<String>> countries = new TreeMap<>();
        Map<String, String> taken = new HashMap<>();
        List<String> defaults = new ArrayList<>();
        for (YamlEntry e : YamlFile.entries(file, Set.of("name", "countries", "default"), faults)) {
            String name = e.required("name");
            if (!isName(name)) {
                e.fault("name", "'" + name + "' is no name of a theatre: small letters, digits and -, a letter first");
            } else if (countries.containsKey(name)) {
                e.fault("name", "'" + name + "' is there twice");
            }
            SortedSet<String> own = new TreeSet<>();
            for (String country : e.countries("countries")) {
                String other = taken.putIfAbsent(country, name);
                if (other != null) {
                    e.fault("countries", "has " + country + ", which is in the theatre " + other + " already");
                }
                own.add(country);
            }
            if (isDefault(e)) {
                defaults.add(name);
                if (defaults.size() > 1) {
                    e.fault("default", "is said of " + defaults.get(0) + " already");
                }
            } else if (own.isEmpty() && !name.equals(WORLD)) {
                e.fault("countries", "is required: at least one country, such as [SYR, LBN]");
            }
            countries.put(name, own);
        }
        return new Theatres(countries, defaults.isEmpty() ? WORLD : defaults.get(0));
    }

    private static boolean isDefault(YamlEntry e) {
        String text = e.textOr("default", "false");
        if (!text.equals("true") && !text.equals("false")) {
            e.fault("default", "'" + text + "' is neither true nor false");
        }
        return text.equals("true");
    }

    /**
     * As they were once read.
     *
     * @param rest the default theatre
     */
    public static Theatres of(Map<String, List<String>> countries, String rest) {
        Map<String, SortedSet<String>> sorted = new TreeMap<>();
        countries.forEach((name, all) -> sorted.put(name, new TreeSet<>(all)));
        return new Theatres(sorted, rest);
    }

    /** Whether a theatre may be called so. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Their names, sorted. */
    public List<String> names() {
        return List.copyOf(countries.keySet());
    }

    /** The countries of a theatre by ISO 3166-1 alpha-3, sorted; of the default theatre those that are listed with it. */
    public List<String> countries(String theatre) {
        return List.copyOf(countries.getOrDefault(theatre, Collections.emptySortedSet()));
    }

    /** The theatre of what belongs to none of the others. */
    public String rest() {
        return rest;
    }

    /** The theatre of a country by ISO 3166-1 alpha-3, or of none ("", at sea or unknown). */
    public String of(String country) {
        return byCountry.getOrDefault(country, rest);
    }

    /** Whether there is only one. */
    public boolean single() {
        return countries.size() == 1;
    }

    /** All of it in one line, the same for the same in another order. */
    @Override
    public String toString() {
        return countries.entrySet().stream()
                .map(e -> e.getKey() + (e.getKey().equals(rest) ? " (default) " : " ") + e.getValue())
                .collect(Collectors.joining("; "));
    }
}
