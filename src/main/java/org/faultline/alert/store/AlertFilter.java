package org.faultline.alert.store;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Workflow;
import org.faultline.fact.store.EventFilter.Box;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/** Which alerts are asked for; what is null is not asked. Severity is the least, since and until bound the event dates. */
public record AlertFilter(
        @Nullable String rule,
        @Nullable Severity severity,
        @Nullable Condition condition,
        @Nullable Workflow workflow,
        @Nullable String country,
        @Nullable String admin1,
        @Nullable String actor,
        @Nullable String group,
        @Nullable String theatre,
        @Nullable LocalDate since,
        @Nullable LocalDate until,
        @Nullable Box bbox,
        @Nullable String q) {

    public static final AlertFilter ALL =
            new AlertFilter(null, null, null, null, null, null, null, null, null, null, null, null, null);

    public static AlertFilter ofGroup(String group) {
        return new AlertFilter(null, null, null, null, null, null, null, group, null, null, null, null, null);
    }

    /** @param admin1 null for the whole country */
    public static AlertFilter ofArea(String country, @Nullable String admin1) {
        return new AlertFilter(null, null, null, null, country, admin1, null, null, null, null, null, null, null);
    }

    /** The conditions as HQL over an alert {@code e}, and their parameters by position. */
    record Clause(String hql, List<Object> parameters) {}

    Clause clause() {
        List<String> terms = new ArrayList<>(List.of("1 = 1"));
        List<Object> values = new ArrayList<>();
        add(terms, values, "e.rule = ?", rule);
        if (severity != null) {
            Severity least = severity;
            add(
                    terms,
                    values,
                    "e.severity in ?",
                    Arrays.stream(Severity.values())
                            .filter(s -> s.atLeast(least))
                            .toList());
        }
        add(terms, values, "e.condition = ?", condition);
        // nothing was done yet about most, so that they have no row there
        add(
                terms,
                values,
                workflow == Workflow.OPEN
                        ? "e.id not in (select w.alertId from Work w where w.state <> ?)"
                        : "e.id in (select w.alertId from Work w where w.state = ?)",
                workflow);
        add(terms, values, "array_contains(e.countries, ?)", country);
        add(terms, values, "array_contains(e.admin1s, ?)", admin1);
        add(terms, values, "array_contains(e.actors, ?)", actor);
        add(terms, values, "array_contains(e.groups, ?)", group);
        add(terms, values, "e.theatre = ?", theatre);
        add(terms, values, "e.lastEvent >= ?", since);
        add(terms, values, "e.firstEvent <= ?", until);
        add(
                terms,
                values,
                "locate(?, lower(e.title || ' ' || e.summary)) > 0",
                q == null ? null : q.toLowerCase(Locale.ROOT));
        if (bbox != null) {
            int n = values.size();
            values.addAll(List.of(bbox.south(), bbox.north(), bbox.west(), bbox.east()));
            terms.add("sql('exists (select from alert_event r join event v on v.id = r.event where r.alert = ? and"
                    + " v.lat between ? and ? and (v.lon >= ? " + (bbox.acrossTheDateLine() ? "or" : "and")
                    + " v.lon <= ?))', e.id, ?" + (n + 1) + ", ?" + (n + 2) + ", ?" + (n + 3) + ", ?" + (n + 4)
                    + ") is true");
        }
        return new Clause(String.join(" and ", terms), values);
    }

    private static void add(List<String> terms, List<Object> values, String term, @Nullable Object value) {
        if (value != null) {
            values.add(value);
            terms.add(term.replace("?", "?" + values.size()));
        }
    }
}
