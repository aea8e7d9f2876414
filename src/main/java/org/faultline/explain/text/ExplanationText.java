package org.faultline.explain.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Condition;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.report.Text;
import org.faultline.rule.firing.Evidence;

/** Tells an explanation in a few plain sentences. */
public final class ExplanationText {
    private static final int MOST_EVENTS = 8;
    private static final int MOST_REASONS = 4;
    private static final int LONGEST_QUOTE = 400;

    private final Phrases phrases;

    public ExplanationText(Phrases phrases) {
        this.phrases = phrases;
    }

    public List<String> of(
            Alert e, Snapshot now, List<Explanation.Condition> conditions, List<Explanation.Source> reports) {
        List<String> all = new ArrayList<>();
        boolean withdrawn = now.condition() == Condition.WITHDRAWN;
        all.add(phrases.of(withdrawn ? "says.withdrawn" : "says.now", now.summary()));
        all.add(phrases.of("says.rule", e.title(), now.ruleVersion()) + " " + asked(conditions));
        all.add(phrases.of("says.rests", now.evidence().size(), reports.size()));
        now.evidence().stream()
                .limit(MOST_EVENTS)
                .map(one -> event(one) + " " + told(one, reports))
                .forEach(all::add);
        int more = now.evidence().size() - MOST_EVENTS;
        if (more > 0) {
            all.add(phrases.of("says.more", more));
        }
        List<String> reasons =
                now.certainty().texts().stream().limit(MOST_REASONS).toList();
        all.add(phrases.of(
                "says." + now.certainty().level().name().toLowerCase(Locale.ROOT), String.join("; ", reasons)));
        return all.stream().map(String::strip).toList();
    }

    /** What was counted or measured; that a type is the one that was asked for goes without saying. */
    private String asked(List<Explanation.Condition> conditions) {
        return conditions.stream()
                .flatMap(c -> c.tests().stream())
                .filter(t -> t.value() != null && telling(t))
                .map(t -> phrases.of("says.asked", t.words(), Objects.requireNonNull(t.value())))
                .distinct()
                .collect(Collectors.joining(" "));
    }

    private static boolean telling(Explanation.Test t) {
        return t.asked().matches(".*(<|>).*");
    }

    private String event(Evidence e) {
        String where = e.place().isEmpty() ? e.admin1() : e.place();
        Integer killed = e.deathsBest();
        return phrases.of(
                "says.event",
                phrases.shown(e.day()),
                what(e),
                where.isEmpty() ? "" : phrases.of("says.place", where),
                killed == null ? "" : phrases.of("says.killed", killed));
    }

    private String what(Evidence e) {
        String type = Phrases.words(e.type());
        String a = side(e, "SIDE_A");
        String b = side(e, "SIDE_B");
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() && b.isEmpty() ? type : phrases.of("says.side", type, a + b);
        }
        return phrases.of("says.sides", type, a, b);
    }

    private static String side(Evidence e, String role) {
        return e.parts().stream()
                .filter(p -> p.role().equals(role))
                .map(Evidence.Part::actor)
                .collect(Collectors.joining(", "));
    }

    /** The report that tells most of it, in its own words. */
    private String told(Evidence e, List<Explanation.Source> reports) {
        return reports.stream()
                .filter(r -> r.event().equals(e.event()))
                .max(Comparator.comparing((Explanation.Source r) -> !r.quote().isEmpty()))
                .map(this::told)
                .orElse("");
    }

    private String told(Explanation.Source r) {
        String published = r.published() == null ? "" : phrases.of("says.published", phrases.shown(r.published()));
        Long days = r.lateDays();
        String late = days != null && days > 0 ? phrases.of("says.late", days) : "";
        String name = r.source().isEmpty() ? r.publisher() : r.source();
        String by = name.isEmpty() ? r.report() : name;
        if (r.quote().isEmpty()) {
            return phrases.of("says.reported", by, published + late);
        }
        String quote = String.valueOf(Text.shortened(r.quote(), LONGEST_QUOTE));
        boolean ended = quote.endsWith(".") || quote.endsWith("!") || quote.endsWith("?") || quote.endsWith("…");
        return phrases.of("says.quoted", by, published + late, quote) + (ended ? "" : ".");
    }
}
