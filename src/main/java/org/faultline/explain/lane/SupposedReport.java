package org.faultline.explain.lane;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.faultline.explain.text.Phrases;
import org.faultline.fact.Part;
import org.faultline.fact.Role;
import org.faultline.fact.Site;
import org.faultline.fact.event.Event;
import org.faultline.report.Report;
import org.faultline.report.read.ReportReader;

/**
 * A report that nobody made: what is known of an event, told again of another day and changed so that a rule may ask for it.
 *
 * @param report as it could be delivered, but for the day
 */
public record SupposedReport(ObjectNode report) {
    public static final String DATASET = "why-not";
    private static final int MOST_NAMED = 2;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    static SupposedReport like(Event e, boolean swapped) {
        ObjectNode r = JSON.objectNode();
        r.put("dataset", DATASET);
        r.put("type", e.type().name());
        r.put("status", "REPORTED");
        r.set("sideA", names(e, swapped ? Role.SIDE_B : Role.SIDE_A));
        r.set("sideB", names(e, swapped ? Role.SIDE_A : Role.SIDE_B));
        place(r, "place", e.place());
        place(r, "origin", e.origin());
        place(r, "destination", e.destination());
        return new SupposedReport(r);
    }

    private static ArrayNode names(Event e, Role role) {
        ArrayNode all = JSON.arrayNode();
        e.parts().stream().filter(p -> p.role() == role).map(Part::name).forEach(all::add);
        return all;
    }

    private static void place(ObjectNode r, String field, Site s) {
        if (!s.known()) {
            return;
        }
        ObjectNode p = r.putObject(field);
        text(p, "name", s.name());
        text(p, "admin1", s.admin1());
        text(p, "admin2", s.admin2());
        text(p, "country", s.country());
        p.put("precision", s.precision());
        if (Double.isFinite(s.lat()) && Double.isFinite(s.lon())) {
            p.put("lat", s.lat());
            p.put("lon", s.lon());
        }
    }

    private static void text(ObjectNode to, String field, String value) {
        if (!value.isEmpty()) {
            to.put(field, value);
        }
    }

    boolean hasSides() {
        return !report.path("sideA").isEmpty() || !report.path("sideB").isEmpty();
    }

    /** Told of that day, under an id of its own. */
    public ObjectNode on(LocalDate day, String id) {
        ObjectNode told = report.deepCopy();
        told.put("externalId", id);
        told.putObject("date").put("best", day.toString());
        ObjectNode source = told.putObject("source");
        source.put("article", id);
        source.put("title", "Supposed report " + id);
        source.put("publisher", "Supposed");
        source.put("publishedOn", day.toString());
        return told;
    }

    static Report read(ObjectNode told, LocalDate day) {
        return ReportReader.readStored(
                told.toString(), day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC));
    }

    /** The same report, withdrawn. */
    static Report withdrawn(ObjectNode told, LocalDate day) {
        ObjectNode gone = told.deepCopy();
        gone.put("retracted", true);
        return read(gone, day.plusDays(1));
    }

    /** Such as {@code clash between Syrian regime and IRGC in al-Bukamal}. */
    public String words(Phrases phrases) {
        List<String> a = texts("sideA");
        List<String> b = texts("sideB");
        String type = Phrases.words(report.path("type").asText());
        String status = report.path("status").asText();
        String what = status.equals("PLANNED")
                ? phrases.of("not.planned", type)
                : status.equals("ALLEGED") ? phrases.of("not.alleged", type) : type;
        String who = a.isEmpty() || b.isEmpty()
                ? phrases.of("not.by", what, String.join(", ", a.isEmpty() ? b : a))
                : phrases.of("not.between", what, String.join(", ", a), String.join(", ", b));
        int killed = report.path("fatalities").path("best").asInt();
        String deadly = killed == 0 ? who : phrases.of("not.killed", who, killed);
        String place = report.path("destination")
                .path("name")
                .asText(report.path("place").path("name").asText());
        return place.isEmpty() ? deadly : phrases.of("not.event", deadly, place);
    }

    /** Of many names the first two. */
    private List<String> texts(String field) {
        List<String> all = new ArrayList<>();
        for (JsonNode name : report.path(field)) {
            if (all.size() == MOST_NAMED) {
                all.add("…");
                break;
            }
            all.add(name.asText());
        }
        return all;
    }
}
