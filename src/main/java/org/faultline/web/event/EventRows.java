package org.faultline.web.event;

import static org.faultline.web.export.CsvTable.column;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.faultline.alert.store.AlertPlaces.Location;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.web.export.AtomFeed;
import org.faultline.web.export.CsvTable;
import org.faultline.web.export.ListExport;
import org.jspecify.annotations.Nullable;

/** Events as rows of an export. */
@ApplicationScoped
class EventRows {
    static final CsvTable TABLE = new CsvTable(List.of(
            column("id", "#meta+id", "/id"),
            column("type", "#event+type", "/type"),
            column("status", "#status", "/status"),
            column("start", "#date+start", "/start"),
            column("end", "#date+end", "/end"),
            column("day", "#date+occurred", "/day"),
            column("datePrecision", "#date+precision", "/datePrecision"),
            column("place", "#loc+name", "/place/name"),
            column("admin1", "#adm1+name", "/place/admin1"),
            column("admin2", "#adm2+name", "/place/admin2"),
            column("country", "#country+code", "/place/country"),
            column("lat", "#geo+lat", "/place/lat"),
            column("lon", "#geo+lon", "/place/lon"),
            column("uncertaintyMetres", "#geo+precision+m", "/place/uncertaintyMetres"),
            column("deathsLow", "#affected+killed+min", "/deaths/low"),
            column("deathsBest", "#affected+killed", "/deaths/best"),
            column("deathsHigh", "#affected+killed+max", "/deaths/high"),
            column("actors", "#org+name+list", "/actorNames"),
            column("groups", "#org+group+list", "/groupNames"),
            column("sources", "#meta+source+list", "/sources"),
            column("reports", "#meta+id+list", "/reportKeys"),
            column("links", "#meta+url+list", "/urls")));

    private final ObjectMapper json;
    private final RunningKnowledge knowledge;

    EventRows(ObjectMapper json, RunningKnowledge knowledge) {
        this.json = json;
        this.knowledge = knowledge;
    }

    /** @param content the event as it was kept */
    ListExport.Row row(String content) {
        ObjectNode event = parsed(content);
        Location location = location(event);
        if (location != null) {
            event.withObject("/place").put("uncertaintyMetres", location.uncertaintyMetres());
        }
        List<JsonNode> parts = list(event.path("parts"));
        put(event, "actorNames", parts.stream().map(p -> p.path("name").asText()));
        put(event, "groupNames", parts.stream().map(p -> p.path("group").asText()));
        put(event, "reportKeys", EventsResource.reports(event).stream());
        put(
                event,
                "urls",
                list(event.path("reports")).stream()
                        .map(r -> r.path("url").asText(""))
                        .filter(url -> !url.isEmpty()));
        return new ListExport.Row(event.path("id").asText(), event, location, base -> entry(event, location, base));
    }

    private ObjectNode parsed(String content) {
        try {
            return (ObjectNode) json.readTree(content);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event was kept that is no JSON", e);
        }
    }

    private static void put(ObjectNode event, String name, Stream<String> values) {
        values.filter(v -> !v.isEmpty()).distinct().forEach(event.putArray(name)::add);
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    private static @Nullable Location location(JsonNode event) {
        JsonNode place = event.path("place");
        return place.path("lat").isNumber() && place.path("lon").isNumber()
                ? Location.of(
                        place.path("lat").asDouble(),
                        place.path("lon").asDouble(),
                        place.path("precision").asInt(),
                        place.path("name").asText(),
                        event.path("id").asText())
                : null;
    }

    private AtomFeed.Entry entry(JsonNode event, @Nullable Location location, String base) {
        DisplayNames names = knowledge.now().displayNames();
        String id = event.path("id").asText();
        String place = event.path("place").path("name").asText();
        String what = DisplayNames.constant(event.path("type").asText());
        String who =
                list(event.path("actorNames")).stream().map(JsonNode::asText).collect(Collectors.joining(", "));
        String where = place.isEmpty()
                ? names.country(event.path("place").path("country").asText())
                : place;
        String address = base + "/api/v1/events/" + URLEncoder.encode(id, StandardCharsets.UTF_8);
        String told = list(event.path("reports")).stream()
                .map(r -> "“" + r.path("quote").asText() + "”")
                .distinct()
                .collect(Collectors.joining(" "));
        return new AtomFeed.Entry(
                Stream.of(what, where, event.path("day").asText())
                        .filter(t -> !t.isEmpty())
                        .collect(Collectors.joining(", ")),
                who.isEmpty() ? told : who + ": " + told,
                LocalDate.parse(event.path("knownOn").asText())
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant(),
                list(event.path("reports")).stream()
                        .map(r -> Instant.parse(r.path("asOf").asText()))
                        .max(Instant::compareTo)
                        .orElse(Instant.EPOCH),
                address,
                List.of(),
                List.of(event.path("type").asText()),
                location);
    }
}
