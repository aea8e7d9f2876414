package org.faultline.knowledge.place;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.name.KnowledgeFolder;
import org.faultline.knowledge.yaml.YamlEntry;
import org.faultline.knowledge.yaml.YamlFile;

/** Reads {@code areas.yaml}, the folder {@code gazetteer} and {@code places.yaml}, in that order: each speaks the names of those before. */
public final class PlaceReader {
    public final Areas areas = new Areas();
    public final Gazetteer gazetteer;

    /** The Arabic names of areas and places, by the name they have here. */
    public final Map<String, String> arabic = new HashMap<>();

    private final Set<String> ids = new HashSet<>();

    /** What can be checked only when all areas are known. */
    private final List<Runnable> checks = new ArrayList<>();

    public PlaceReader(KnowledgeFolder dir, List<String> faults) {
        // without it every area keeps the name that reports and places give it
        if (Files.isRegularFile(dir.resolve("areas.yaml"))) {
            Set<String> known = Set.of("level", "country", "admin1", "name", "variants", "lat", "lon");
            YamlFile.entries(dir.resolve("areas.yaml"), known, faults).forEach(this::readArea);
        }
        gazetteer = new Gazetteer(GeoNamesReader.read(dir.resolve("gazetteer"), areas, faults), areas);
        Set<String> known = Set.of(
                "id",
                "name",
                "variants",
                "admin1",
                "admin2",
                "country",
                "lat",
                "lon",
                "precision",
                "geonamesId",
                "coordSource");
        YamlFile.entries(dir.resolve("places.yaml"), known, faults).forEach(this::readPlace);
        checks.forEach(Runnable::run);
    }

    private void readArea(YamlEntry e) {
        int level = e.integer("level", 0, 2, 1);
        String country = e.requiredCountry("country");
        String admin1 = level == 2 ? areas.admin1(e.required("admin1"), country) : "";
        checkAdmin1(e, country);
        Area area = new Area(level, country, admin1, e.required("name"), e.degrees("lat", 90), e.degrees("lon", 180));
        bothCoordinates(e);
        unlessTaken(e, "name", area, area.name());
        List<String> variants = e.texts("variants");
        areas.add(area, List.of());
        variants.forEach(v -> unlessTaken(e, "variants", area, v));
        areas.add(area, variants);
        learnArabic(area.name(), variants);
    }

    private void learnArabic(String name, List<String> variants) {
        DisplayNames.arabic(variants).ifPresent(said -> arabic.putIfAbsent(name, said));
    }

    private void unlessTaken(YamlEntry e, String field, Area area, String name) {
        Area other = areas.find(area.level(), name, area.country(), area.admin1());
        if (other != null && !other.equals(area)) {
            e.fault(field, "'" + name + "' already names '" + other.name() + "'");
        }
    }

    private void readPlace(YamlEntry e) {
        String id = e.required("id");
        if (!id.isEmpty() && !ids.add(id)) {
            e.fault("id", "'" + id + "' is there twice");
        }
        String country = e.requiredCountry("country");
        String admin1 = areas.admin1(e.textOr("admin1", ""), country);
        checkAdmin1(e, country);
        String admin2 = areas.admin2(e.textOr("admin2", ""), admin1, country);
        Double lat = e.degrees("lat", 90);
        Double lon = e.degrees("lon", 180);
        bothCoordinates(e);
        int precision = e.integer("precision", 1, 7, Place.presumed(lat != null, admin1, admin2));
        List<String> variants = e.texts("variants");
        gazetteer.add(new Place(id, e.required("name"), admin1, admin2, country, lat, lon, precision), variants);
        learnArabic(e.textOr("name", ""), variants);
    }

    /** An admin1 that is no area's name would keep every report from finding the place that states the area's name. */
    private void checkAdmin1(YamlEntry e, String country) {
        String said = e.textOr("admin1", "");
        checks.add(() -> {
            String fault = areas.admin1Fault(said, country);
            if (!fault.isEmpty()) {
                e.fault("admin1", fault);
            }
        });
    }

    private static void bothCoordinates(YamlEntry e) {
        if ((e.text("lat") == null) != (e.text("lon") == null)) {
            e.fault(e.text("lat") == null ? "lon" : "lat", "needs the other coordinate beside it");
        }
    }
}
