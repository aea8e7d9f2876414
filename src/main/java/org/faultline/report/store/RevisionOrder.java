package org.faultline.report.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.faultline.report.Report;

/**
 * Orders the revisions of one report; the last counts. That is the one with the newest asOf; of several with the same asOf one that
 * withdraws, else the one whose text sorts last. So what counts does not depend on the order in which they arrive. Reports that say the
 * same are equal.
 */
public final class RevisionOrder implements Comparator<Report> {
    public static final RevisionOrder INSTANCE = new RevisionOrder();

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private RevisionOrder() {}

    @Override
    public int compare(Report one, Report other) {
        int byTime = one.asOf().compareTo(other.asOf());
        if (byTime != 0 || one.equals(other)) {
            return byTime;
        }
        return one.retracted() == other.retracted()
                ? text(one).compareTo(text(other))
                : Boolean.compare(one.retracted(), other.retracted());
    }

    private static String text(Report report) {
        return JSON.valueToTree(report).toString();
    }

    /** The fields in which two revisions differ, by their names. */
    static List<String> differences(Report one, Report other) {
        JsonNode a = JSON.valueToTree(one);
        JsonNode b = JSON.valueToTree(other);
        List<String> fields = new ArrayList<>();
        a.fieldNames().forEachRemaining(name -> {
            if (!a.get(name).equals(b.get(name))) {
                fields.add(name);
            }
        });
        return fields;
    }
}
