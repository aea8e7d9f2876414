package org.faultline.ingest.format.gdelt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.faultline.ingest.format.CodeList;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.CountryCodes;
import org.faultline.ingest.format.ReportDraft;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.RowMapping;
import org.faultline.report.EventType;
import org.faultline.report.Flag;
import org.faultline.report.delivery.Nearest;
import org.faultline.report.read.IsoCountries;
import org.jspecify.annotations.Nullable;

/**
 * GDELT 2.0 events. A row that is dated exactly one year before it was added keeps the whole year as its date, and is
 * flagged. One that repeats an earlier row under another id is kept and only warned of, as what stands in a report must not hang
 * on what else was in its delivery. A row that names no actor is refused.
 */
public final class GdeltRows implements RowMapping {
    private static final Map<String, Map<String, String>> CAMEO = byCode("cameo.tsv");
    private static final Map<String, Map<String, String>> PLOVER = byCode("cameo-plover.tsv");
    private static final CodeList PLACES =
            CodeTable.read(GdeltRows.class, "gdelt-places.tsv").by("code", "precision");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    private final RecentGdeltRows earlier = new RecentGdeltRows();

    @Override
    public void read(Row row, ReportDraft to) {
        ObjectNode report = to.report();
        report.put("dataset", "gdelt").put("externalId", row.get("GLOBALEVENTID"));
        LocalDateTime added = moment(row, to);
        if (added != null) {
            report.put("asOf", added.toInstant(ZoneOffset.UTC).toString());
        }
        date(row, to, added);
        codes(row, to);
        to.list("sideA", actor(row, "Actor1"));
        to.list("sideB", actor(row, "Actor2"));
        if (!row.has("Actor1Name") && !row.has("Actor1Code") && !row.has("Actor2Name") && !row.has("Actor2Code")) {
            to.fault("Actor1Name", "", "names no actor, neither here nor in Actor2Name");
        }
        place(row, to);
        source(row, to);
        repeat(row, to);
    }

    private static @Nullable LocalDateTime moment(Row row, ReportDraft to) {
        try {
            return LocalDateTime.parse(row.get("DATEADDED"), MOMENT);
        } catch (DateTimeException e) {
            to.fault("DATEADDED", row.get("DATEADDED"), "is not a time of the form YYYYMMDDHHMMSS");
            return null;
        }
    }

    private static void date(Row row, ReportDraft to, @Nullable LocalDateTime added) {
        ObjectNode date = to.in("date");
        try {
            LocalDate day = LocalDate.parse(row.get("SQLDATE"), DAY);
            LocalDate last = added == null ? day : added.toLocalDate();
            if (isOneYearBefore(day, last)) {
                date.put("start", day.toString()).put("end", last.toString()).put("precision", 5);
                to.flag(Flag.ONE_YEAR_EARLY);
                to.warn(
                        "SQLDATE",
                        row.get("SQLDATE"),
                        "lies exactly one year before the row was added, as GDELT dates"
                                + " what it cannot date; read as some day of that year");
            } else {
                date.put("best", day.toString());
            }
        } catch (DateTimeException e) {
            to.fault("SQLDATE", row.get("SQLDATE"), "is not a day of the form YYYYMMDD");
        }
    }

    /** The same day of the year before; 28 February stands for both days that 29 February may become. */
    private static boolean isOneYearBefore(LocalDate day, LocalDate added) {
        return day.plusYears(1).equals(added) || added.minusYears(1).equals(day);
    }

    private static void codes(Row row, ReportDraft to) {
        String code = row.get("EventCode");
        Map<String, String> known = CAMEO.get(code);
        if (known == null) {
            to.report().put("type", EventType.OTHER.name());
            to.fault("EventCode", code, "is not a CAMEO event code" + Nearest.hint(code, CAMEO.keySet()));
            return;
        }
        to.report().put("cameo", code).put("type", CodeTable.cell(known, "type"));
        ReportDraft.text(to.report(), "status", CodeTable.cell(known, "status"));
        Map<String, String> plover = PLOVER.get(code);
        if (plover != null) {
            ReportDraft.text(to.in("plover"), "event", CodeTable.cell(plover, "event"));
            ReportDraft.text(to.in("plover"), "mode", CodeTable.cell(plover, "mode"));
        }
    }

    private static List<String> actor(Row row, String which) {
        String name = row.has(which + "Name") ? row.get(which + "Name") : row.get(which + "Code");
        return name.isEmpty() ? List.of() : List.of(name);
    }

    /** "Mumbai, Maharashtra, India": a name, the division it lies in, the country; the coarser kinds have less. */
    private static void place(Row row, ReportDraft to) {
        String precision = to.coded(row, "ActionGeo_Type", PLACES);
        if (precision.isEmpty()) {
            return;
        }
        ObjectNode place = to.in("place");
        List<String> names = Row.parts(row.get("ActionGeo_FullName"), ",");
        ReportDraft.text(place, "name", names.isEmpty() ? "" : names.get(0));
        if (names.size() > 2 || (precision.equals("4") && names.size() == 2)) {
            ReportDraft.text(place, "admin1", names.get(precision.equals("4") ? 0 : 1));
        }
        ReportDraft.text(place, "country", country(row, names, to));
        ReportDraft.number(place, "lat", row.get("ActionGeo_Lat"));
        ReportDraft.number(place, "lon", row.get("ActionGeo_Long"));
        ReportDraft.number(place, "precision", precision);
    }

    /** By the code; where that is no country's, such as that of an ocean, by the last part of the name. */
    private static String country(Row row, List<String> names, ReportDraft to) {
        String code = row.get("ActionGeo_CountryCode");
        if (code.isEmpty()) {
            return "";
        }
        String byCode = CountryCodes.BY_FIPS.of(code);
        String known =
                byCode != null || names.isEmpty() ? byCode : CountryCodes.BY_NAME.of(names.get(names.size() - 1));
        if (known == null) {
            to.warn("ActionGeo_CountryCode", code, IsoCountries.UNKNOWN);
        }
        return known == null ? "" : known;
    }

    private static void source(Row row, ReportDraft to) {
        String url = row.get("SOURCEURL");
        ObjectNode source = to.in("source");
        try {
            String host = URI.create(url).getHost();
            if (host != null) {
                source.put("url", url)
                        .put("publisher", host.replaceFirst("^www\\.", "").toLowerCase(Locale.ROOT));
                return;
            }
        } catch (IllegalArgumentException e) {
            // no address, but GDELT also cites sources that are not on the web
        }
        ReportDraft.text(source, "article", url);
    }

    private void repeat(Row row, ReportDraft to) {
        Long before = earlier.sameAs(row);
        if (before != null) {
            to.warn(
                    "GLOBALEVENTID",
                    row.get("GLOBALEVENTID"),
                    "repeats the row on line " + before + ": same date, actors and event code");
        }
    }

    private static Map<String, Map<String, String>> byCode(String table) {
        return CodeTable.read(GdeltRows.class, table).rows().stream()
                .collect(Collectors.toMap(r -> CodeTable.cell(r, "code"), r -> r));
    }
}
