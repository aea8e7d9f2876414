package org.faultline.ingest.format.ucdp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.ingest.format.CodeList;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.CountryCodes;
import org.faultline.ingest.format.Dates;
import org.faultline.ingest.format.ReportDraft;
import org.faultline.ingest.format.Row;
import org.faultline.ingest.format.RowMapping;
import org.faultline.report.Flag;
import org.faultline.report.Text;

/**
 * UCDP GED events, 41 or 49 columns. where_prec and date_prec are kept as they are, as the precisions of a report are UCDP's.
 *
 * <p>A side is one name, or several between commas where groups fight as one ("Islamic Front, Jabhat Fateh al-Sham"). In some rows
 * low, best and high stand in disorder; then best stays and the others are widened to hold all three, with a warning and a flag.
 */
public final class UcdpRows implements RowMapping {
    private static final CodeList TYPES = codes("type_of_violence");
    private static final CodeList CLARITY = codes("event_clarity");
    private static final Map<String, CodeList> COUNTRIES = countries();
    /** Commas outside brackets: "Military faction (forces of A, B)" is one name. */
    private static final Pattern COMMAS = Pattern.compile(",(?![^(]*\\))");

    private static final Pattern ORIGINALS = Pattern.compile("[;,]");
    private static final int TITLE = 1_000;
    private static final int NAME = 300;
    private static final int QUOTE = 8_192;

    @Override
    public void read(Row row, ReportDraft to) {
        ObjectNode report = to.report();
        report.put("dataset", "ucdp-ged").put("externalId", row.get("id"));
        ReportDraft.text(report, "type", to.coded(row, "type_of_violence", TYPES));
        ReportDraft.text(report, "clarity", to.coded(row, "event_clarity", CLARITY));
        date(row, to);
        to.list("sideA", Row.parts(row.get("side_a"), COMMAS.pattern()));
        to.list("sideB", Row.parts(row.get("side_b"), COMMAS.pattern()));
        place(row, to);
        deaths(row, to);
        source(row, to);
    }

    private static void date(Row row, ReportDraft to) {
        for (String name : List.of("start", "end")) {
            String column = "date_" + name;
            try {
                if (row.has(column)) {
                    to.in("date").put(name, Dates.read(row.get(column)).toString());
                }
            } catch (DateTimeException e) {
                to.fault(column, row.get(column), String.valueOf(e.getMessage()));
            }
        }
        ReportDraft.whole(to.in("date"), "precision", row.get("date_prec"));
    }

    private static void place(Row row, ReportDraft to) {
        ObjectNode place = to.in("place");
        ReportDraft.text(place, "name", row.get("where_coordinates"));
        ReportDraft.text(place, "admin1", row.get("adm_1"));
        ReportDraft.text(place, "admin2", row.get("adm_2"));
        ReportDraft.text(place, "country", to.country(row, COUNTRIES));
        ReportDraft.number(place, "lat", row.get("latitude"));
        ReportDraft.number(place, "lon", row.get("longitude"));
        ReportDraft.whole(place, "precision", row.get("where_prec"));
    }

    private static void deaths(Row row, ReportDraft to) {
        ObjectNode count = to.in("fatalities");
        ReportDraft.whole(count, "low", row.get("low"));
        ReportDraft.whole(count, "best", row.get("best"));
        ReportDraft.whole(count, "high", row.get("high"));
        if (count.path("low").isInt()
                && count.path("best").isInt()
                && count.path("high").isInt()) {
            int[] sorted = {
                count.get("low").intValue(),
                count.get("best").intValue(),
                count.get("high").intValue()
            };
            Arrays.sort(sorted);
            if (sorted[0] != count.get("low").intValue()
                    || sorted[2] != count.get("high").intValue()) {
                to.warn(
                        "best",
                        row.get("low") + ", " + row.get("best") + ", " + row.get("high"),
                        "low, best and high stand in disorder; read as " + sorted[0] + ", " + row.get("best") + ", "
                                + sorted[2]);
                to.flag(Flag.COUNT_WIDENED);
                count.put("low", sorted[0]).put("high", sorted[2]);
            }
        }
    }

    private static void source(Row row, ReportDraft to) {
        List<GedArticle> articles = GedArticle.all(row.get("source_article"));
        ObjectNode source = to.in("source");
        ReportDraft.text(source, "originalSource", originals(row));
        ReportDraft.text(source, "publisher", first(row.list("source_office")));
        // it became known with the first article that told of it; later ones add to it
        ReportDraft.text(
                source,
                "publishedOn",
                articles.stream()
                        .map(GedArticle::day)
                        .filter(Objects::nonNull)
                        .min(LocalDate::compareTo)
                        .map(LocalDate::toString)
                        .orElse(""));
        List<String> headlines = articles.stream()
                .map(GedArticle::headline)
                .filter(h -> !h.isEmpty())
                .distinct()
                .toList();
        if (headlines.isEmpty()) {
            ReportDraft.text(source, "article", cut(row.get("source_article"), NAME));
        } else {
            ReportDraft.text(source, "title", cut(headlines.get(0), TITLE));
            ReportDraft.text(to.report(), "quote", cut(String.join("; ", headlines), QUOTE));
        }
    }

    /** Who first told it, each once; the newspapers where no one is named. */
    private static String originals(Row row) {
        String text = row.has("source_original") ? row.get("source_original") : row.get("source_office");
        Map<String, String> distinct = new LinkedHashMap<>();
        for (String one : Row.parts(text, ORIGINALS.pattern())) {
            distinct.putIfAbsent(one.toLowerCase(Locale.ROOT), one);
        }
        return cut(String.join("; ", distinct.values()), TITLE);
    }

    private static String first(List<String> all) {
        return all.isEmpty() ? "" : cut(all.get(0), NAME);
    }

    private static String cut(String text, int most) {
        return String.valueOf(Text.shortened(text, most));
    }

    private static Map<String, CodeList> countries() {
        Map<String, CodeList> columns = new LinkedHashMap<>();
        columns.put("country_id", CountryCodes.BY_GLEDITSCH_WARD);
        columns.put("country", CountryCodes.BY_NAME);
        return columns;
    }

    private static CodeList codes(String column) {
        return new CodeList(CodeTable.read(UcdpRows.class, "ucdp-codes.tsv").rows().stream()
                .filter(r -> column.equals(r.get("column")))
                .collect(Collectors.toMap(r -> CodeTable.cell(r, "code"), r -> CodeTable.cell(r, "value"))));
    }
}
