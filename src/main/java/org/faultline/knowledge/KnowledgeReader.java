package org.faultline.knowledge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.faultline.knowledge.actor.ActorReader;
import org.faultline.knowledge.actor.Allegiances;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.knowledge.name.KnowledgeFolder;
import org.faultline.knowledge.name.TextDigest;
import org.faultline.knowledge.place.GeoNamesReader;
import org.faultline.knowledge.place.PlaceReader;
import org.jspecify.annotations.Nullable;

/** Reads the knowledge files of a folder, as {@code docs/knowledge.md} lists them; all faults at once. */
public final class KnowledgeReader {
    private static final String SAMPLE = "/sample/knowledge";

    /** Read once, when it is first asked for. */
    private static final class Sample {
        static final Knowledge KNOWLEDGE = readSample();
    }

    private KnowledgeReader() {}

    /**
     * The knowledge that the sample corpus was coded with, which comes with the program: the cases of the rules that come with it run on
     * it, whatever the operator configured.
     */
    public static Knowledge sample() {
        return Sample.KNOWLEDGE;
    }

    private static Knowledge readSample() {
        try {
            URI file = Objects.requireNonNull(KnowledgeReader.class.getResource(SAMPLE + "/actors.yaml"), SAMPLE)
                    .toURI();
            if (!"jar".equals(file.getScheme())) {
                return read(Objects.requireNonNull(Path.of(file).getParent()));
            }
            String jar = file.getSchemeSpecificPart();
            try (FileSystem inside =
                    FileSystems.newFileSystem(Path.of(URI.create(jar.substring(0, jar.indexOf("!/")))))) {
                return read(inside.getPath(SAMPLE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the knowledge of the sample", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the program lies where no address leads", e);
        }
    }

    /**
     * Reads what holds for all, and in each folder below {@code theatres} what holds in the theatre of that name.
     *
     * @throws KnowledgeFault naming every fault of every file, if there is any
     */
    public static Knowledge read(Path dir) {
        Set<String> faults = new LinkedHashSet<>();
        Map<String, Knowledge> theatres = new TreeMap<>();
        Knowledge all = read(new KnowledgeFolder(dir, null), faults);
        for (Path own : theatreFolders(dir)) {
            Knowledge there = read(new KnowledgeFolder(dir, own), faults);
            if (there != null) {
                theatres.put(own.getFileName().toString(), there);
            }
        }
        if (all == null || !faults.isEmpty()) {
            throw new KnowledgeFault(List.copyOf(faults));
        }
        return all.withTheatres(theatres);
    }

    private static List<Path> theatreFolders(Path dir) {
        Path theatres = dir.resolve("theatres");
        if (!Files.isDirectory(theatres)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(theatres)) {
            return all.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("could not read " + theatres, e);
        }
    }

    /** @param all takes what is wrong, each once; gives null where anything is */
    private static @Nullable Knowledge read(KnowledgeFolder dir, Set<String> all) {
        List<String> faults = new ArrayList<>();
        ActorReader actors = new ActorReader(dir, faults);
        PlaceReader places = new PlaceReader(dir, faults);
        List<ExpectedSource> sources = SourceReader.read(dir.resolve("sources.yaml"), faults);
        LandBorders borders = borders(dir.resolve("land-borders.geojson"), faults);
        if (!faults.isEmpty()) {
            all.addAll(faults);
            return null;
        }
        Map<String, String> arabic = new HashMap<>(places.arabic);
        arabic.putAll(actors.arabic);
        return new Knowledge(
                actors.actors,
                actors.names,
                new Allegiances(actors.actors, actors.relations),
                places.gazetteer,
                places.areas,
                borders,
                Set.of(),
                sources,
                new DisplayNames(Locale.ENGLISH, actors.groupDisplayNames, actors.displayNames, arabic),
                version(dir, actors, places),
                Map.of());
    }

    /**
     * With the sources that the sample is told by, which {@code sample/sources.yaml} names: where no others are expected.
     *
     * @throws KnowledgeFault naming every fault of that file, if there is any
     */
    public static Knowledge withSample(Knowledge knowledge, Path dir) {
        List<String> faults = new ArrayList<>();
        List<ExpectedSource> sources = knowledge.sources().isEmpty()
                ? SourceReader.read(dir.resolve("sample/sources.yaml"), faults)
                : knowledge.sources();
        if (!faults.isEmpty()) {
            throw new KnowledgeFault(faults);
        }
        return knowledge.expecting(sources);
    }

    /** What the files say and not how: in the YAML files neither the order of entries nor a comment changes it. */
    private static String version(KnowledgeFolder dir, ActorReader actors, PlaceReader places) {
        TextDigest digest = new TextDigest();
        actors.actors.values().forEach(digest::add);
        actors.names.all().forEach(digest::add);
        actors.relations.forEach(digest::add);
        // what alerts say is written down with these names, so that another name is written anew
        actors.displayNames.forEach((id, name) -> digest.add(id + " = " + name));
        actors.groupDisplayNames.forEach((id, name) -> digest.add(id + " = " + name));
        places.gazetteer.places().values().forEach(digest::add);
        places.gazetteer.variants().forEach((name, of) -> of.forEach(p -> digest.add(name + " = " + p.id())));
        places.areas.forEachName((name, a) -> digest.add(name + " = " + a));
        digest.addFile(dir.resolve("land-borders.geojson"));
        GeoNamesReader.files(dir.resolve("gazetteer")).forEach(digest::addFile);
        return digest.hex();
    }

    private static LandBorders borders(Path file, List<String> faults) {
        if (Files.isRegularFile(file)) {
            return LandBorders.read(file, faults);
        }
        faults.add(file + ": is missing");
        return new LandBorders(List.of());
    }
}
