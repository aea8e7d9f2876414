package org.faultline.fact.resolve;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.faultline.knowledge.name.Memo;
import org.faultline.report.PlaceName;
import org.faultline.report.Report;
import org.faultline.report.Source;
import org.jspecify.annotations.Nullable;

/** Looks up all that a report names. */
public final class ReportResolver {
    /** Days by which an interval is widened on either side for each UCDP date precision, 1 to 5. */
    private static final int[] WIDENED = {0, 0, 2, 4, 15, 180};

    /** People have put these together already: each row is an incident of its own. */
    private static final Set<String> INCIDENTS = Set.of("acled", "ucdp-ged");

    private final ActorResolver who;
    private final PlaceResolver sites;
    private final ReportExcerptReader excerpts = new ReportExcerptReader();
    private final Memo<String, String> families = Memo.ofEquals();
    private final Memo<List<String>, List<String>> pairs = Memo.ofEquals();

    public ReportResolver(ActorResolver who, PlaceResolver sites) {
        this.who = who;
        this.sites = sites;
    }

    public ResolvedReport resolve(String key, KnownReport known) {
        Report report = known.report();
        int widened = WIDENED[report.date().precision()];
        LinkingPlace spot = spot(report.place());
        return new ResolvedReport(
                report,
                key,
                families.of(ResolvedReport.family(report)),
                pairs.of(pairs(report)),
                spot == null ? LinkingPlace.NONE : spot,
                spot(report.origin()),
                spot(report.destination()),
                (int) report.date().start().toEpochDay() - widened,
                (int) report.date().end().toEpochDay() + widened,
                known.since(),
                article(report),
                excerpts.telling(report));
    }

    private @Nullable LinkingPlace spot(@Nullable PlaceName place) {
        return place == null ? null : sites.spot(place);
    }

    private List<String> pairs(Report report) {
        ActorResolver.Stretch then = who.on(report.date().best());
        List<String> a = groups(report.sideA(), then);
        List<String> b = groups(report.sideB(), then);
        List<String> pairs = new ArrayList<>();
        if (a.isEmpty() || b.isEmpty()) {
            pairs.addAll(a);
            pairs.addAll(b);
        }
        for (String one : a) {
            for (String other : b) {
                pairs.add(then.meeting(one, other).dyad());
            }
        }
        return sortedOnce(pairs);
    }

    private static List<String> groups(List<String> names, ActorResolver.Stretch then) {
        List<String> groups = new ArrayList<>(names.size());
        for (String name : names) {
            groups.add(then.player(name).group());
        }
        return names.size() < 2 ? groups : sortedOnce(groups);
    }

    private static List<String> sortedOnce(List<String> texts) {
        if (texts.size() < 2) {
            return List.copyOf(texts);
        }
        Collections.sort(texts);
        return texts.stream().distinct().toList();
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
}
