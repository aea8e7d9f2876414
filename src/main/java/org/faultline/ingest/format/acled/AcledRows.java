package org.faultline.ingest.format.acled;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.faultline.ingest.format.CodeList;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.CountryCodes;
import org.faultline.ingest.format.Dates;
import org.faultline.ingest.format.ReportDraft;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.RowMapping;
import org.faultline.ingest.format.Timestamps;
import org.faultline.report.delivery.Nearest;

/**
 * ACLED events: 31 columns and the older layouts. Types and precisions by the tables {@code acled-*.tsv}, which name the codebook;
 * fatalities of 0 mean none or unknown and give no count; the order of the actors implies no direction.
 */
public final class AcledRows implements RowMapping {
    private static final Map<String, Map<String, String>> TYPES = types();
    private static final CodeList EVENT_TYPES =
            CodeTable.read(AcledRows.class, "acled-types.tsv").by("event_type", "type");
    private static final CodeList TIME = precisions("time");
    private static final CodeList PLACE = precisions("geo");
    private static final CodeList KINDS = kinds();
    private static final Map<String, CodeList> COUNTRIES = countries();

    /** A week is known by some day in it. */
    private static final int HALF_A_WEEK = 3;

    private final Instant arrival;

    public AcledRows(Instant arrival) {
        this.arrival = arrival;
    }

    @Override
    public void read(Row row, ReportDraft to) {
        ObjectNode report = to.report();
        report.put("dataset", "acled").put("externalId", row.get("event_id_cnty"));
        Instant asOf = Timestamps.seconds(row, "timestamp", to);
        if (asOf != null) {
            report.put("asOf", asOf.toString());
        }
        type(row, to);
        to.coded(row, "inter1", KINDS);
        to.coded(row, "inter2", KINDS);
        date(row, to, asOf == null ? arrival : asOf);
        to.list("sideA", row.list("actor1"));
        to.list("assocA", row.list("assoc_actor_1"));
        to.list("sideB", row.list("actor2"));
        to.list("assocB", row.list("assoc_actor_2"));
        place(row, to);
        if (!ReportDraft.whole(row.get("fatalities")).equals("0")) {
            ReportDraft.whole(report, "fatalities", row.get("fatalities"));
        }
        ReportDraft.text(to.in("source"), "originalSource", String.join("; ", row.list("source")));
        ReportDraft.text(report, "quote", row.get("notes"));
    }

    private static void type(Row row, ReportDraft to) {
        String event = row.get("event_type");
        String sub = row.get("sub_event_type");
        ReportDraft.text(to.in("acled"), "eventType", event);
        ReportDraft.text(to.in("acled"), "subEventType", sub);
        Map<String, String> known = TYPES.get(key(event, sub));
        // in older files a battle, or a remote violence, is its own sub-event type
        known = known == null && sub.equalsIgnoreCase(event) ? TYPES.get(key(event, "")) : known;
        if (known != null) {
            to.report().put("type", CodeTable.cell(known, "type"));
            if (CodeTable.cell(known, "notes").equals("notes")) {
                MovementNotes.read(row.get("notes"), to);
            }
        } else if (!event.isEmpty() && EVENT_TYPES.of(event) == null) {
            to.fault("event_type", event, EVENT_TYPES.refusal(event));
        } else if (!event.isEmpty()) {
            to.fault("sub_event_type", sub, "is not known under '" + event + "'" + Nearest.hint(sub, subTypes(event)));
        }
    }

    private static Set<String> subTypes(String event) {
        return TYPES.values().stream()
                .filter(r -> CodeTable.cell(r, "event_type").equalsIgnoreCase(event))
                .map(r -> CodeTable.cell(r, "sub_event_type"))
                .collect(Collectors.toSet());
    }

    /** The interval that the precision leaves open; it ends on the day the row was written at the latest. */
    private static void date(Row row, ReportDraft to, Instant written) {
        String precision = to.coded(row, "time_precision", TIME);
        try {
            if (!row.has("event_date")) {
                return; // the check says that it is required
            }
            LocalDate day = Dates.read(row.get("event_date"));
            ObjectNode date = to.in("date");
            LocalDate known = LocalDate.ofInstant(written, ZoneOffset.UTC);
            switch (precision) {
                case "3" -> span(date, day.minusDays(HALF_A_WEEK), day, day.plusDays(HALF_A_WEEK), known);
                case "4" -> span(date, day.withDayOfMonth(1), day, day.with(TemporalAdjusters.lastDayOfMonth()), known);
                default -> date.put("best", day.toString());
            }
            ReportDraft.number(date, "precision", precision);
        } catch (DateTimeException e) {
            to.fault("event_date", row.get("event_date"), String.valueOf(e.getMessage()));
        }
    }

    private static void span(ObjectNode date, LocalDate start, LocalDate best, LocalDate end, LocalDate known) {
        LocalDate latest = end.isAfter(known) ? known : end;
        date.put("start", start.toString())
                .put("best", best.toString())
                .put("end", (latest.isBefore(best) ? best : latest).toString());
    }

    private static void place(Row row, ReportDraft to) {
        ObjectNode place = to.in("place");
        ReportDraft.text(place, "name", row.get("location"));
        ReportDraft.text(place, "admin1", row.get("admin1"));
        ReportDraft.text(place, "admin2", row.get("admin2"));
        ReportDraft.text(place, "country", to.country(row, COUNTRIES));
        ReportDraft.number(place, "lat", row.get("latitude"));
        ReportDraft.number(place, "lon", row.get("longitude"));
        ReportDraft.number(place, "precision", to.coded(row, "geo_precision", PLACE));
    }

    private static Map<String, CodeList> countries() {
        Map<String, CodeList> columns = new LinkedHashMap<>();
        columns.put("iso", CountryCodes.BY_ISO_NUMBER);
        columns.put("iso3", CountryCodes.BY_ISO);
        columns.put("gwno", CountryCodes.BY_GLEDITSCH_WARD);
        columns.put("country", CountryCodes.BY_NAME);
        return columns;
    }

    private static String key(String event, String sub) {
        return event.toLowerCase(Locale.ROOT) + "|" + sub.toLowerCase(Locale.ROOT);
    }

    private static Map<String, Map<String, String>> types() {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (Map<String, String> row :
                CodeTable.read(AcledRows.class, "acled-types.tsv").rows()) {
            all.put(key(CodeTable.cell(row, "event_type"), CodeTable.cell(row, "sub_event_type")), row);
        }
        return all;
    }

    private static CodeList precisions(String kind) {
        return new CodeList(CodeTable.read(AcledRows.class, "acled-precisions.tsv").rows().stream()
                .filter(r -> kind.equals(r.get("kind")))
                .collect(Collectors.toMap(r -> CodeTable.cell(r, "code"), r -> CodeTable.cell(r, "precision"))));
    }

    private static CodeList kinds() {
        Set<String> all = new HashSet<>();
        for (Map<String, String> row :
                CodeTable.read(AcledRows.class, "acled-interactions.tsv").rows()) {
            all.addAll(row.values());
        }
        return new CodeList(all.stream().collect(Collectors.toMap(k -> k, k -> k)));
    }
}
