package org.faultline.web.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.read.ReportReader;
import org.faultline.web.http.Problem;

/** A report as somebody codes it by hand, in the fields of a form. */
final class ReportForm {
    /** The data set of reports that are coded by hand. */
    static final String DATASET = "by-hand";

    /** Paths of fields of a report, by the names of the form's fields that hold one value. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("externalId", "/externalId"),
            Map.entry("type", "/type"),
            Map.entry("status", "/status"),
            Map.entry("dateStart", "/date/start"),
            Map.entry("dateEnd", "/date/end"),
            Map.entry("placeName", "/place/name"),
            Map.entry("placeAdmin1", "/place/admin1"),
            Map.entry("placeCountry", "/place/country"),
            Map.entry("sourcePublisher", "/source/publisher"),
            Map.entry("sourceOriginalSource", "/source/originalSource"),
            Map.entry("sourceTitle", "/source/title"),
            Map.entry("sourceUrl", "/source/url"),
            Map.entry("sourcePublishedOn", "/source/publishedOn"),
            Map.entry("quote", "/quote"));

    private static final Map<String, String> NUMBERS = Map.of(
            "fatalitiesLow",
            "/fatalities/low",
            "fatalitiesBest",
            "/fatalities/best",
            "fatalitiesHigh",
            "/fatalities/high");

    private static final List<String> LISTS = List.of("sideA", "sideB", "assocA", "assocB");

    private ReportForm() {}

    /** The report as it could be delivered. */
    static ObjectNode json(MultivaluedMap<String, String> form) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("dataset", DATASET);
        FIELDS.forEach((field, path) -> put(report, path, text(form, field)));
        if (text(form, "dateEnd").isEmpty()) {
            put(report, "/date/end", text(form, "dateStart"));
        }
        NUMBERS.forEach((field, path) -> {
            String value = text(form, field);
            if (value.matches("\\d{1,9}")) {
                parent(report, path).put(last(path), Integer.parseInt(value));
            } else {
                put(report, path, value);
            }
        });
        for (String list : LISTS) {
            List<String> names = form.getOrDefault(list, List.of()).stream()
                    .map(String::strip)
                    .filter(name -> !name.isEmpty())
                    .toList();
            if (!names.isEmpty()) {
                names.forEach(report.withArray(list)::add);
            }
        }
        return report;
    }

    /**
     * The report with its checks done.
     *
     * @throws Problem.Thrown with all that is wrong with it, by the fields of a report
     */
    static Delivery read(MultivaluedMap<String, String> form, Instant arrival) {
        Delivery delivery = ReportReader.readJson(json(form).toString(), arrival);
        Problem.refuse(delivery.rejected().stream()
                .map(r -> new Problem.Violation(r.field(), r.value(), r.reason()))
                .toList());
        return delivery;
    }

    private static void put(ObjectNode report, String path, String value) {
        if (!value.isEmpty()) {
            parent(report, path).put(last(path), value);
        }
    }

    private static ObjectNode parent(ObjectNode report, String path) {
        int slash = path.lastIndexOf('/');
        return slash == 0 ? report : report.withObject(path.substring(0, slash));
    }

    private static String last(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String text(MultivaluedMap<String, String> form, String field) {
        String value = form.getFirst(field);
        return value == null ? "" : value.strip();
    }
}
