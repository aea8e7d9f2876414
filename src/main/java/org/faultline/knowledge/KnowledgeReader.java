package org.faultline.knowledge;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads {@code actors.yaml}, {@code relations.yaml}, {@code places.yaml} and {@code land-borders.geojson}; all faults at once. */
public final class KnowledgeReader {
    static final LocalDate ALWAYS_BEFORE = LocalDate.of(1, 1, 1);
    static final LocalDate ALWAYS_AFTER = LocalDate.of(9999, 12, 31);

    private final Path dir;
    private final List<String> faults = new ArrayList<>();
    private final Map<String, Actor> actors = new HashMap<>();
    private final Map<String, Actor> actorNames = new HashMap<>();
    private final List<DatedRelation> relations = new ArrayList<>();
    private final Gazetteer gazetteer = new Gazetteer();

    private KnowledgeReader(Path dir) {
        this.dir = dir;
    }

    /** @throws KnowledgeFault naming every fault of every file, if there is any */
    public static Knowledge read(Path dir) {
        return new KnowledgeReader(dir).read();
    }

    private Knowledge read() {
        readActors();
        readRelations();
        readPlaces();
        Path borders = dir.resolve("land-borders.geojson");
        LandBorders land = Files.isRegularFile(borders) ? LandBorders.read(borders, faults) : missing(borders);
        if (!faults.isEmpty()) {
            throw new KnowledgeFault(faults);
        }
        return new Knowledge(actors, actorNames, relations, gazetteer, land);
    }

    private List<YamlFile.Entry> entries(String name, Set<String> known) {
        Path file = dir.resolve(name);
        if (!Files.isRegularFile(file)) {
            faults.add(file + ": is missing");
            return List.of();
        }
        return new YamlFile(file, faults).entries(file, known);
    }

    private LandBorders missing(Path file) {
        faults.add(file + ": is missing");
        return new LandBorders(List.of());
    }

    private void readActors() {
        Set<String> known = Set.of("id", "name", "aliases", "acledName", "kind", "sector", "country", "group");
        for (YamlFile.Entry e : entries("actors.yaml", known)) {
            String id = e.required("id");
            Actor actor = new Actor(
                    id,
                    e.required("name"),
                    e.integer("kind", 0, 8, 0),
                    e.textOr("country", ""),
                    e.textOr("group", id),
                    e.text("acledName"));
            if (!id.isEmpty() && actors.putIfAbsent(id, actor) != null) {
                e.fault("id", "'" + id + "' is there twice");
            }
            nameActor(e, "name", actor.name(), actor);
            e.texts("aliases").forEach(alias -> nameActor(e, "aliases", alias, actor));
        }
    }

    private void nameActor(YamlFile.Entry e, String field, String name, Actor actor) {
        if (name.isEmpty()) {
            return;
        }
        Actor other = actorNames.putIfAbsent(Names.normalised(name), actor);
        if (other != null && !other.id().equals(actor.id())) {
            e.fault(field, "'" + name + "' already names the actor '" + other.id() + "'");
        }
    }

    private void readRelations() {
        for (YamlFile.Entry e : entries("relations.yaml", Set.of("a", "b", "kind", "validFrom", "validTo", "basis"))) {
            String a = actor(e, "a");
            String b = actor(e, "b");
            String kind = e.required("kind");
            LocalDate from = e.date("validFrom", ALWAYS_BEFORE);
            LocalDate to = e.date("validTo", ALWAYS_AFTER);
            if (from.isAfter(to)) {
                e.fault("validTo", "'" + to + "' lies before validFrom '" + from + "'");
            }
            Arrays.stream(DatedRelation.Kind.values())
                    .filter(k -> k.name().equals(kind))
                    .findFirst()
                    .ifPresentOrElse(
                            k -> relations.add(new DatedRelation(a, b, k, from, to, e.textOr("basis", ""))),
                            () -> e.fault(
                                    "kind",
                                    "'" + kind + "' is none of " + Arrays.toString(DatedRelation.Kind.values())));
        }
    }

    private String actor(YamlFile.Entry e, String field) {
        String id = e.required(field);
        if (!id.isEmpty() && !actors.containsKey(id)) {
            e.fault(field, "'" + id + "' is no actor in actors.yaml");
        }
        return id;
    }

    private void readPlaces() {
        Set<String> known = Set.of(
                "id", "name", "variants", "admin1", "admin2", "country", "lat", "lon", "geonamesId", "coordSource");
        Set<String> ids = new java.util.HashSet<>();
        for (YamlFile.Entry e : entries("places.yaml", known)) {
            String id = e.required("id");
            if (!id.isEmpty() && !ids.add(id)) {
                e.fault("id", "'" + id + "' is there twice");
            }
            Place place = new Place(
                    id,
                    e.required("name"),
                    e.textOr("admin1", ""),
                    e.textOr("admin2", ""),
                    e.required("country"),
                    e.degrees("lat", 90),
                    e.degrees("lon", 180));
            if ((e.text("lat") == null) != (e.text("lon") == null)) {
                e.fault(e.text("lat") == null ? "lon" : "lat", "needs the other coordinate beside it");
            }
            gazetteer.add(place, e.texts("variants"));
        }
    }
}
