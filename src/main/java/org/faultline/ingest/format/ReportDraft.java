package org.faultline.ingest.format;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.faultline.report.FieldFault;
import org.faultline.report.Flag;
import org.faultline.report.read.IsoCountries;

/** A row on its way into our own report form; what it has wrong already here is noted by the column. */
public final class ReportDraft {
    /** A fault by the column it stands in. */
    public record InColumn(String column, FieldFault fault) {}

    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,9}");
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,20}(?:\\.\\d{0,20})?(?:[eE][+-]?\\d{1,2})?");

    private final Columns columns;
    private final ObjectNode report = JsonNodeFactory.instance.objectNode();
    private final List<InColumn> faults = new ArrayList<>();
    private final List<InColumn> warnings = new ArrayList<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    public ReportDraft(Columns columns) {
        this.columns = columns;
    }

    /** An object of the report by its name, made where it is not there yet. */
    public ObjectNode in(String name) {
        return report.get(name) instanceof ObjectNode there ? there : report.putObject(name);
    }

    public ObjectNode report() {
        return report;
    }

    public static void text(ObjectNode to, String name, String text) {
        if (!text.isEmpty()) {
            to.put(name, text);
        }
    }

    /** A whole number as one, however it is written; anything else as {@link #number} has it. */
    public static void whole(ObjectNode to, String name, String text) {
        number(to, name, whole(text));
    }

    /** Without the fraction or the exponent that pandas and R write: {@code 2.0}, {@code 1.7e+09}; any other text as it is. */
    public static String whole(String text) {
        if (WHOLE.matcher(text).matches() || !DECIMAL.matcher(text).matches()) {
            return text;
        }
        BigDecimal value = new BigDecimal(text);
        return value.signum() == 0 || value.stripTrailingZeros().scale() <= 0
                ? value.setScale(0).toPlainString()
                : text;
    }

    /** A number as a number; anything else as the text it is, which the check of the field then refuses. */
    public static void number(ObjectNode to, String name, String text) {
        if (WHOLE.matcher(text).matches()) {
            to.put(name, Integer.parseInt(text));
        } else if (DECIMAL.matcher(text).matches()) {
            to.put(name, new BigDecimal(text));
        } else {
            text(to, name, text);
        }
    }

    public void list(String name, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = report.putArray(name);
            texts.forEach(list::add);
        }
    }

    public void flag(Flag flag) {
        flags.add(flag);
    }

    public void fault(String column, String value, String reason) {
        faults.add(new InColumn(column, new FieldFault(columns.fieldOf(column), FieldFault.shown(value), reason)));
    }

    public void warn(String column, String value, String reason) {
        warnings.add(new InColumn(column, new FieldFault(columns.fieldOf(column), FieldFault.shown(value), reason)));
    }

    /** What a code means; an unknown one is a fault, an absent one gives nothing. */
    public String coded(Row row, String column, CodeList codes) {
        String code = whole(row.get(column));
        String value = code.isEmpty() ? "" : codes.of(code);
        if (value == null) {
            fault(column, code, codes.refusal(code));
            return "";
        }
        return value;
    }

    /**
     * The country by the first of these columns that names one. What names none, such as the number of a sea, is no reason to lose the
     * row: the next column is asked, and where none names one it is said so.
     */
    public String country(Row row, Map<String, CodeList> columns) {
        String told = "";
        for (Map.Entry<String, CodeList> column : columns.entrySet()) {
            String code = whole(row.get(column.getKey()));
            String value = code.isEmpty() ? null : column.getValue().of(code);
            if (value != null) {
                return value;
            }
            told = code.isEmpty() ? told : column.getKey();
        }
        if (!told.isEmpty()) {
            warn(told, row.get(told), IsoCountries.UNKNOWN);
        }
        return "";
    }

    public List<InColumn> faults() {
        return faults;
    }

    public List<InColumn> warnings() {
        return warnings;
    }

    /** The report, without objects that nothing was put into. */
    public ObjectNode finished() {
        report.properties()
                .removeIf(e -> e.getValue().isObject() && e.getValue().isEmpty());
        list("flags", flags.stream().map(Flag::name).toList());
        return report;
    }
}
