package org.faultline.fact;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.faultline.knowledge.Actor;
import org.faultline.knowledge.Knowledge;
import org.faultline.report.EventType;
import org.faultline.report.Report;
import org.faultline.report.Status;

/** A report with its names looked up: what linking compares. */
record Account(Report report, Site place, Set<String> pairs, LocalDate earliest, LocalDate latest) {
    /** Days by which an interval is widened for each UCDP date precision, 1 to 5. */
    private static final int[] WIDENED = {0, 0, 2, 4, 15, 180};

    private static final Set<EventType> GROUND = Set.of(EventType.CLASH, EventType.ATTACK, EventType.BASE_ATTACK);
    private static final Set<EventType> REMOTE =
            Set.of(EventType.AIRSTRIKE, EventType.SHELLING, EventType.IED, EventType.CROSS_LINE_ATTACKS);
    private static final Set<EventType> INFLOW =
            Set.of(EventType.REDEPLOYMENT, EventType.REINFORCEMENT, EventType.REINFORCEMENT_CONVOY);

    static Account of(Report report, Knowledge knowledge, Sites sites) {
        int widened = WIDENED[report.date().precision()];
        return new Account(
                report,
                sites.site(report.place()),
                pairs(report, knowledge),
                report.date().start().minusDays(widened),
                report.date().end().plusDays(widened));
    }

    /** Each pair of groups that face each other, or each group where one side is empty. */
    private static Set<String> pairs(Report report, Knowledge knowledge) {
        List<String> a = groups(report.sideA(), report, knowledge);
        List<String> b = groups(report.sideB(), report, knowledge);
        Set<String> pairs = new TreeSet<>();
        if (a.isEmpty() || b.isEmpty()) {
            pairs.addAll(a);
            pairs.addAll(b);
        }
        a.forEach(x -> b.forEach(y -> pairs.add(Encounter.dyad(x, y))));
        return Collections.unmodifiableSet(pairs);
    }

    private static List<String> groups(List<String> names, Report report, Knowledge knowledge) {
        Set<String> groups = new LinkedHashSet<>();
        for (String name : names) {
            Actor actor = knowledge.actor(name);
            groups.add(knowledge.groupOn(actor, report.date().best()));
        }
        return new ArrayList<>(groups);
    }

    String key() {
        return report.key();
    }

    /** Reports of different families never tell of one incident; nor what happened and what did not, nor one and many. */
    String family() {
        EventType type = report.type();
        String family = GROUND.contains(type)
                ? "GROUND"
                : REMOTE.contains(type) ? "REMOTE" : INFLOW.contains(type) ? "INFLOW" : type.name();
        boolean happened = report.status() == Status.REPORTED || report.status() == Status.CONFIRMED;
        return family + "/" + report.clarity() + "/" + (happened ? "HAPPENED" : report.status());
    }
}
