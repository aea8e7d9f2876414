package org.faultline.report.read;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.faultline.report.PlaceName;
import org.faultline.report.Text;
import org.jspecify.annotations.Nullable;

/** Where an event took place, and that its coordinates are not the wrong way round. */
final class PlaceFields {
    private static final Set<String> PLACE = Set.of("name", "admin1", "admin2", "country", "lat", "lon", "precision");

    private PlaceFields() {}

    static @Nullable PlaceName read(@Nullable Fields p, boolean delivered, Scalars.Faults warnings) {
        if (p == null) {
            return null;
        }
        p.noteUnknown(PLACE, warnings);
        Double lat = latitude(p);
        Double lon = p.degrees("lon", 180);
        if (p.has("lat") != p.has("lon")) {
            p.fault(p.has("lat") ? "lon" : "lat", "latitude and longitude come together");
        }
        String country = country(p, warnings);
        if (delivered && country != null && lat != null && lon != null && CountryBoxes.areSwapped(country, lat, lon)) {
            p.fault(
                    "lat",
                    "latitude and longitude look swapped: (" + lon + ", " + lat + ") would lie in " + country + ", ("
                            + lat + ", " + lon + ") does not");
        }
        return new PlaceName(
                p.text("name", ReportFields.NAME),
                p.text("admin1", ReportFields.NAME),
                p.text("admin2", ReportFields.NAME),
                country,
                lat,
                lon,
                p.integer("precision", 1, 7));
    }

    private static @Nullable Double latitude(Fields p) {
        JsonNode lat = p.node().path("lat");
        JsonNode lon = p.node().path("lon");
        boolean swapped = lat.isNumber()
                && lon.isNumber()
                && Math.abs(lat.doubleValue()) > 90
                && Math.abs(lat.doubleValue()) <= 180
                && Math.abs(lon.doubleValue()) <= 90;
        return p.degrees("lat", 90, swapped ? "; latitude and longitude look swapped" : "");
    }

    /** A country that nobody knows is no reason to lose the report: it is taken without one, with a warning. */
    private static @Nullable String country(Fields p, Scalars.Faults warnings) {
        if (!p.has("country")) {
            return null;
        }
        String said = Text.clean(p.node().get("country").asText());
        String code = IsoCountries.code(said);
        if (code == null) {
            warnings.add(
                    p.path + "country",
                    p.node().get("country"),
                    "is not an ISO 3166-1 alpha-3 code such as SYR; taken with its country unknown"
                            + IsoCountries.hint(said));
        }
        return code;
    }
}
