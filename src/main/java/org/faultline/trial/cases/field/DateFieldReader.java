package org.faultline.trial.cases.field;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.faultline.rule.language.text.Code;
import org.faultline.trial.cases.entry.CaseEntry;
import org.faultline.trial.cases.entry.YamlJson;
import org.faultline.trial.cases.text.CaseFaults;
import org.faultline.trial.cases.text.YamlNodes;
import org.faultline.trial.cases.word.Level;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** When a report says that something happened. */
final class DateFieldReader {
    private final CaseEntry entry;
    private final CaseDays days;
    private final CaseFaults faults;

    DateFieldReader(CaseEntry entry, CaseDays days, CaseFaults faults) {
        this.entry = entry;
        this.days = days;
        this.faults = faults;
    }

    /** A day or a range. */
    void days(Node value, ObjectNode report) {
        CaseDays.Span span = days.span(value, entry.key("on"), true, faults);
        if (span != null) {
            ObjectNode date = report.putObject("date");
            if (span.first().equals(span.last())) {
                date.put("best", span.first().toString());
            } else {
                date.put("start", span.first().toString())
                        .put("end", span.last().toString());
            }
        }
    }

    /** Days by name. */
    void date(Node value, ObjectNode report) {
        if (value instanceof ScalarNode) {
            String form = YamlNodes.text(value);
            faults.add(
                    entry.key("date"),
                    Code.CASE_KEY,
                    "a day or range is under 'on': write 'on: "
                            + (form.isEmpty() || form.length() > 40 ? "2024-11-02" : form) + "'");
            return;
        }
        CaseEntry date = CaseEntry.of(value, Level.DATE, faults);
        ObjectNode json = report.putObject("date");
        for (String name : List.of("start", "end", "best")) {
            LocalDate day = days.day(date, name, faults);
            if (day != null) {
                json.put(name, day.toString());
            }
        }
        Node end = date.get("end");
        if (end != null
                && json.path("start").asText().compareTo(json.path("end").asText("9")) > 0) {
            faults.add(
                    end,
                    Code.CASE_DATE,
                    "the range ends before it begins: write 'start: "
                            + json.path("end").asText() + ", end: "
                            + json.path("start").asText() + "'");
        }
        Node precision = date.get("precision");
        if (precision != null) {
            json.set("precision", YamlJson.of(precision));
        }
    }
}
