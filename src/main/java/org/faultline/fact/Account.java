package org.faultline.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.faultline.report.Status;
import org.jspecify.annotations.Nullable;

/**
 * A report with its names looked up, and all that linking compares worked out once.
 *
 * @param family reports of different families never tell of one incident
 * @param pairs each pair of groups that face each other, or each group where one side is empty; sorted
 * @param from the first day of its interval, widened by its precision, in days since 1970-01-01; likewise to
 * @param since since when the report has been known
 * @param article what two reports have in common that are different incidents by their source's own word; null where nothing
 */
record Account(
        Report report,
        String key,
        String family,
        List<String> pairs,
        Spot spot,
        long from,
        long to,
        Instant since,
        @Nullable String article) {
    /** Days by which an interval is widened on either side for each UCDP date precision, 1 to 5. */
    private static final int[] WIDENED = {0, 0, 2, 4, 15, 180};

    /** A month that is only known as a month spans 60 days; what spans more cannot say which incident it means. */
    private static final int LONGEST_DAYS = 62;

    /** People have put these together already: each row is an incident of its own. */
    private static final Set<String> INCIDENTS = Set.of("acled", "ucdp-ged");

    private static final Set<EventType> GROUND = Set.of(EventType.CLASH, EventType.ATTACK, EventType.BASE_ATTACK);
    private static final Set<EventType> REMOTE =
            Set.of(EventType.AIRSTRIKE, EventType.SHELLING, EventType.IED, EventType.CROSS_LINE_ATTACKS);
    private static final Set<EventType> INFLOW =
            Set.of(EventType.REDEPLOYMENT, EventType.REINFORCEMENT, EventType.REINFORCEMENT_CONVOY);

    static Account of(Heard heard, WhoIsWho who, Spot spot) {
        Report report = heard.report();
        int widened = WIDENED[report.date().precision()];
        return new Account(
                report,
                report.key(),
                family(report),
                pairs(report, who),
                spot,
                report.date().start().toEpochDay() - widened,
                report.date().end().toEpochDay() + widened,
                heard.since(),
                article(report));
    }

    private static List<String> pairs(Report report, WhoIsWho who) {
        Set<String> a = groups(report.sideA(), report, who);
        Set<String> b = groups(report.sideB(), report, who);
        Set<String> pairs = new TreeSet<>();
        if (a.isEmpty() || b.isEmpty()) {
            pairs.addAll(a);
            pairs.addAll(b);
        }
        a.forEach(x -> b.forEach(y -> pairs.add(Encounter.dyad(x, y))));
        return List.copyOf(pairs);
    }

    private static Set<String> groups(List<String> names, Report report, WhoIsWho who) {
        Set<String> groups = new LinkedHashSet<>();
        names.forEach(n -> groups.add(who.player(n, report.date().best()).group()));
        return groups;
    }

    /** What happened and what did not are never one incident, nor one incident and many. */
    private static String family(Report report) {
        return kind(report.type()) + "/" + report.clarity() + "/" + standing(report.status());
    }

    static String kind(EventType type) {
        return GROUND.contains(type)
                ? "GROUND"
                : REMOTE.contains(type) ? "REMOTE" : INFLOW.contains(type) ? "INFLOW" : type.name();
    }

    static String standing(Status status) {
        return status == Status.REPORTED || status == Status.CONFIRMED ? "HAPPENED" : status.name();
    }

    /** The article by its id, else by its publisher, headline and day; a collection of incidents is one great article. */
    private static @Nullable String article(Report report) {
        if (INCIDENTS.contains(report.dataset().toLowerCase(Locale.ROOT))) {
            return report.dataset();
        }
        Source s = report.source();
        if (s.article() != null) {
            return report.dataset() + "\n" + s.article();
        }
        return s.publisher() == null || s.title() == null || s.publishedOn() == null
                ? null
                : String.join(
                        "\n",
                        report.dataset(),
                        s.publisher(),
                        s.title(),
                        s.publishedOn().toString());
    }

    /** The day it could be known: that of publication, or since when the report has been there. */
    LocalDate knownOn() {
        LocalDate published = report.source().publishedOn();
        return published != null ? published : LocalDate.ofInstant(since, ZoneOffset.UTC);
    }

    /** Known only to within more than two months. */
    boolean vague() {
        return to - from > LONGEST_DAYS;
    }

    /** How many pairs of groups both name. */
    int pairsWith(Account other) {
        int common = 0;
        for (String pair : pairs) {
            common += other.pairs.contains(pair) ? 1 : 0;
        }
        return common;
    }

    /** The pairs of groups that both name. */
    List<String> commonPairs(Account other) {
        List<String> common = new ArrayList<>(pairs);
        common.retainAll(other.pairs);
        return common;
    }
}
