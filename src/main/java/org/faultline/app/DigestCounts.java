package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.faultline.fact.Coverage;
import org.faultline.fact.store.Events;
import org.faultline.fact.store.SourceLastSeen;
import org.faultline.fact.store.SourceWatch;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.notify.outbox.DigestFigures;
import org.faultline.report.store.Calendar;

/** Counts for digests what happened altogether, and who has fallen silent. */
@ApplicationScoped
class DigestCounts implements DigestFigures.Source {
    private final Events events;
    private final RunningKnowledge knowledge;
    private final SourceLastSeen sources;
    private final Calendar calendar;

    DigestCounts(Events events, RunningKnowledge knowledge, SourceLastSeen sources, Calendar calendar) {
        this.events = events;
        this.knowledge = knowledge;
        this.sources = sources;
        this.calendar = calendar;
    }

    @Override
    public DigestFigures since(Instant since) {
        LocalDate today = calendar.today();
        long happened = events.count(LocalDate.ofInstant(since, ZoneOffset.UTC), today);
        List<String> silent = new SourceWatch(knowledge.now().sources(), sources.seen())
                .on(today).stream()
                        .filter(c -> !c.healthy())
                        .map(Coverage::source)
                        .toList();
        return new DigestFigures(since, happened, silent);
    }
}
