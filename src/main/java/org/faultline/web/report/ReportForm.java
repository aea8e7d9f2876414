package org.faultline.web.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.report.Report;
import org.faultline.report.Status;
import org.faultline.report.delivery.Delivery;
import org.faultline.report.delivery.Rejection;
import org.faultline.report.read.ReportReader;
import org.faultline.web.http.Problem;
import org.jspecify.annotations.Nullable;

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

    /** How the page calls what a report calls by these paths, by the keys of its words. */
    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("type", "page.events.type"),
            Map.entry("status", "page.entry.status"),
            Map.entry("date.start", "page.entry.day"),
            Map.entry("date.end", "page.entry.lastDay"),
            Map.entry("sideA", "page.entry.sideA"),
            Map.entry("sideB", "page.entry.sideB"),
            Map.entry("place.name", "page.entry.place"),
            Map.entry("place.admin1", "page.events.admin1"),
            Map.entry("place.country", "page.events.country"),
            Map.entry("source.publisher", "page.entry.publisher"),
            Map.entry("source.originalSource", "page.entry.original"),
            Map.entry("source.title", "page.entry.headline"),
            Map.entry("source.url", "page.entry.url"),
            Map.entry("source.publishedOn", "page.entry.published"),
            Map.entry("quote", "page.entry.quote"));

    /** What is missing where a report lacks all of something, in English as all reasons; by the path that is refused. */
    private static final Map<String, Problem.Violation> MISSING = Map.of(
            "type", new Problem.Violation("type", null, "Type is missing"),
            "source", new Problem.Violation("sourcePublisher", null, "Publisher is missing"),
            "date.end", new Problem.Violation("dateStart", null, "Day is missing"),
            "sideA", new Problem.Violation("sideA", null, "Who is missing: name an actor on one side at least"));

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
     * @throws Problem.Thrown with all that is wrong with it, by the fields of the form
     */
    static Delivery read(MultivaluedMap<String, String> form, Instant arrival) {
        Delivery delivery = ReportReader.readJson(json(form).toString(), arrival);
        Problem.refuse(delivery.rejected().stream()
                .map(r -> inForm(r, form))
                .distinct()
                .toList());
        return delivery;
    }

    private static Problem.Violation inForm(Rejection r, MultivaluedMap<String, String> form) {
        Problem.Violation missing = MISSING.get(r.field());
        if (missing != null && (r.value() == null || r.value().isEmpty())) {
            return missing;
        }
        // a form with one day has that as the last one too
        String field = r.field().equals("date.end") && text(form, "dateEnd").isEmpty() ? "date.start" : r.field();
        return field.equals("fatalities")
                ? new Problem.Violation("fatalitiesLow", null, "must be in order: at least, killed, at most")
                : new Problem.Violation(field, r.value(), r.reason());
    }

    /** The names of its fields. */
    static Set<String> fields() {
        Set<String> all = new HashSet<>(FIELDS.keySet());
        all.addAll(NUMBERS.keySet());
        all.addAll(LISTS);
        return all;
    }

    /** What the page calls a field of a report, by the key of its words; null for one that has no field there. */
    static @Nullable String label(String path) {
        return LABELS.get(path);
    }

    /** Whether it was told before it happened, and was not planned. */
    static boolean toldBefore(Report report) {
        LocalDate told = report.source().publishedOn();
        return told != null && told.isBefore(report.date().start()) && report.status() != Status.PLANNED;
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
