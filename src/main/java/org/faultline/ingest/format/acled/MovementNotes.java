package org.faultline.ingest.format.acled;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.ingest.format.CodeTable;
import org.faultline.ingest.format.ReportDraft;
import org.faultline.report.EventType;
import org.faultline.report.Flag;

/** Reads movements of forces out of ACLED's notes by the cautious grammar in {@code movement-notes.tsv}, and flags what it read. */
public final class MovementNotes {
    private static final CodeTable GRAMMAR = CodeTable.read(MovementNotes.class, "movement-notes.tsv");
    private static final String NAME =
            "(?-i:(?:[a-z]{2,3}-)?\\p{Lu}[\\p{L}'’-]*(?: (?:[a-z]{2,3}-)?\\p{Lu}[\\p{L}'’-]*){0,3})";
    /** Notes are at most 8 KB where a report takes them; what is longer is not searched. */
    private static final int LONGEST = 8_192;

    private static final List<Pattern> HEDGES = patterns("hedge");
    private static final List<Pattern> HURT = patterns("hurt");
    private static final List<Pattern> PLACES = patterns("place");
    private static final List<Reading> TYPES = readings("type");
    private static final List<Reading> NUMBERS = readings("number");
    private static final List<Reading> BOUNDS = readings("bound");
    private static final List<Reading> MEASURES = readings("measure");
    private static final Pattern COUNTED = Pattern.compile(
            "\\b(?:(?<bound>" + any(BOUNDS) + ") )?(?:about |around |approximately |some |nearly )?" + "(?<number>"
                    + any(NUMBERS) + "|\\d{1,3}(?:,\\d{3})+|\\d{1,6})(?: (?:to|-) (?<to>\\d{1,6}))? (?<measure>"
                    + any(MEASURES) + ")\\b",
            Pattern.CASE_INSENSITIVE);

    private MovementNotes() {}

    private record Reading(Pattern pattern, String value, String most) {
        boolean is(String text) {
            return pattern.matcher(text).matches();
        }
    }

    /** Adds what the notes say to a report whose type its own codes leave open. */
    public static void read(String notes, ReportDraft to) {
        if (notes.length() > LONGEST
                || HEDGES.stream().anyMatch(h -> h.matcher(notes).find())) {
            return;
        }
        ObjectNode report = to.report();
        TYPES.stream().filter(t -> t.pattern.matcher(notes).find()).findFirst().ifPresent(type -> {
            if (report.path("type").asText().equals(EventType.OTHER.name())) {
                report.put("type", type.value);
                to.flag(Flag.TYPE_FROM_NOTES);
                quantities(notes, to);
                places(notes, to);
            }
        });
    }

    private static void quantities(String notes, ReportDraft to) {
        boolean hurt = HURT.stream().anyMatch(h -> h.matcher(notes).find());
        Matcher found = COUNTED.matcher(notes);
        while (found.find()) {
            String measure = valueOf(MEASURES, found.group("measure"));
            if (!(hurt && measure.equals("PERSONNEL"))) {
                quantity(found, measure, to.report().withArray("quantities").addObject());
                to.flag(Flag.QUANTITY_FROM_NOTES);
            }
        }
    }

    private static void quantity(Matcher found, String measure, ObjectNode quantity) {
        String words = found.group("number").toLowerCase(Locale.ROOT);
        Reading named = NUMBERS.stream().filter(n -> n.is(words)).findFirst().orElse(null);
        int low = Integer.parseInt(named == null ? words.replace(",", "") : named.value);
        int high = found.group("to") != null
                ? Integer.parseInt(found.group("to"))
                : named == null ? low : Integer.parseInt(named.most);
        String bound = found.group("bound") == null ? "" : valueOf(BOUNDS, found.group("bound"));
        quantity.put("measure", measure);
        String basis = words + " = " + (low == high ? low : low + " to " + high);
        if (!bound.equals("high")) {
            quantity.put("low", low);
        }
        if (!bound.equals("low")) {
            quantity.put("high", high);
        }
        String open = bound.isEmpty()
                ? ""
                : ", " + found.group("bound").toLowerCase(Locale.ROOT) + ": only the "
                        + (bound.equals("low") ? "least" : "most") + " is known";
        quantity.put("raw", found.group()).put("basis", basis + open);
    }

    private static void places(String notes, ReportDraft to) {
        for (Pattern place : PLACES) {
            Matcher found = place.matcher(notes);
            if (found.find()) {
                String origin = found.group("origin");
                String destination = place.pattern().contains("<destination>") ? found.group("destination") : "";
                if (!found.find()) {
                    to.in("origin").put("name", origin);
                    ReportDraft.text(to.in("destination"), "name", destination);
                    to.flag(Flag.PLACES_FROM_NOTES);
                }
                return;
            }
        }
    }

    private static String valueOf(List<Reading> readings, String text) {
        return readings.stream()
                .filter(r -> r.is(text))
                .findFirst()
                .map(Reading::value)
                .orElse("");
    }

    private static String any(List<Reading> readings) {
        return readings.stream().map(r -> r.pattern.pattern()).collect(Collectors.joining("|"));
    }

    private static List<Pattern> patterns(String kind) {
        return readings(kind).stream().map(Reading::pattern).toList();
    }

    private static List<Reading> readings(String kind) {
        return GRAMMAR.rows().stream()
                .filter(r -> kind.equals(CodeTable.cell(r, "kind")))
                .map(MovementNotes::reading)
                .toList();
    }

    private static Reading reading(Map<String, String> row) {
        String pattern = CodeTable.cell(row, "pattern").replace("NAME", NAME);
        return new Reading(
                Pattern.compile(pattern, Pattern.CASE_INSENSITIVE),
                CodeTable.cell(row, "value"),
                CodeTable.cell(row, "most"));
    }
}
