package org.faultline.ingest.format.ucdp;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One article in GED's source_article: {@code "SOHR,2016-10-02,The regime forces show …"}, several between semicolons. */
record GedArticle(@Nullable LocalDate day, String headline) {
    private static final Pattern PARTS = Pattern.compile("[^,]*,\\s*(\\d{4}-\\d\\d-\\d\\d)\\s*,(.*)", Pattern.DOTALL);
    private static final Pattern ENTITY = Pattern.compile("&#(\\d{2,6});");

    /** The articles that are written in this way; older rows name their source in free words and give none. */
    static List<GedArticle> all(String cell) {
        return items(cell).stream()
                .map(item -> PARTS.matcher(item.strip()))
                .filter(Matcher::matches)
                .map(parts ->
                        new GedArticle(day(parts.group(1)), plain(parts.group(2).strip())))
                .toList();
    }

    private static List<String> items(String cell) {
        try {
            return CsvReader.builder()
                    .fieldSeparator(';')
                    .ofSingleCsvRecord(cell)
                    .getFields();
        } catch (CsvParseException e) {
            return List.of(cell); // free words with a quote in them
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            return null; // a date in passing, which is not worth losing the event for
        }
    }

    /** Headlines that were copied from a page's source hold its quotes as numbers. */
    private static String plain(String text) {
        return ENTITY.matcher(text)
                .replaceAll(m -> {
                    int code = Integer.parseInt(m.group(1));
                    return Matcher.quoteReplacement(
                            Character.isValidCodePoint(code) ? Character.toString(code) : m.group());
                })
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
