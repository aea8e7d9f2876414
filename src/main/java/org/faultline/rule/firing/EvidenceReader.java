package org.faultline.rule.firing;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.ReportExcerpt;
import org.faultline.fact.Site;
import org.faultline.fact.Today;
import org.faultline.fact.aggregate.DyadDay;
import org.faultline.fact.aggregate.GroupDay;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.aggregate.Quarrel;
import org.faultline.fact.aggregate.Tally;
import org.faultline.fact.event.Concern;
import org.faultline.fact.event.Encounter;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.Finding;
import org.faultline.fact.event.Involvement;
import org.faultline.fact.event.Link;
import org.jspecify.annotations.Nullable;

/** The events behind facts, as an explanation shows them. */
public final class EvidenceReader {
    private EvidenceReader() {}

    /** The events behind a fact, none behind the day or a source. */
    public static List<Event> events(Fact fact) {
        if (fact instanceof Event e) {
            return List.of(e);
        } else if (fact instanceof Involvement i) {
            return List.of(i.event());
        } else if (fact instanceof Encounter e) {
            return List.of(e.event());
        } else if (fact instanceof DyadDay d) {
            return d.events();
        } else if (fact instanceof GroupDay g) {
            return g.events();
        } else if (fact instanceof Quarrel q) {
            return q.events();
        } else if (fact instanceof Lull l) {
            return l.events();
        } else if (fact instanceof Tally t) {
            return t.events();
        } else if (fact instanceof Finding f) {
            return f.events();
        } else if (fact instanceof Concern c) {
            return c.events();
        } else if (fact instanceof Today || fact instanceof Coverage) {
            return List.of();
        }
        throw new IllegalArgumentException("no events are known of a " + fact.getClass());
    }

    /** An event as an explanation shows it. */
    public static Evidence evidence(Event e) {
        Site p = e.place();
        boolean hurt = e.deaths().known();
        Site border = e.nearestToBorder();
        return new Evidence(
                e.id(),
                String.valueOf(e.type()),
                String.valueOf(e.status()),
                String.valueOf(e.clarity()),
                e.start(),
                e.end(),
                e.day(),
                e.datePrecision(),
                p.name(),
                p.admin1(),
                p.admin2(),
                p.country(),
                p.precision(),
                finite(p.lat()),
                finite(p.lon()),
                finite(border.borderKm()),
                border.border().isEmpty() ? null : border.border(),
                e.origin().known() ? e.origin().name() : null,
                e.destination().known() ? e.destination().name() : null,
                hurt ? e.deaths().low() : null,
                hurt ? e.deaths().best() : null,
                hurt ? e.deaths().high() : null,
                each(
                        e.parts(),
                        x -> new Evidence.Part(x.name(), x.group(), x.role().name())),
                e.sources(),
                each(e.reports(), EvidenceReader::told),
                each(e.links(), Link::told));
    }

    /** Of each of a few, for which a stream takes longer than all the rest. */
    private static <T, R> List<R> each(List<T> some, Function<T, R> as) {
        List<R> all = new ArrayList<>(some.size());
        for (T one : some) {
            all.add(as.apply(one));
        }
        return List.copyOf(all);
    }

    private static ReportSource told(ReportExcerpt t) {
        return new ReportSource(
                t.dataset(),
                t.externalId(),
                t.asOf(),
                t.quote(),
                t.source(),
                t.publisher(),
                t.title(),
                t.url(),
                t.publishedOn());
    }

    private static @Nullable Double finite(double value) {
        return Double.isFinite(value) ? Math.round(value * 10000) / 10000.0 : null;
    }
}
