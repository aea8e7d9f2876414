package org.faultline.web.page;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.fact.Coverage;
import org.faultline.fact.store.Events;
import org.faultline.fact.store.SourceLastSeen;
import org.faultline.fact.store.SourceWatch;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.notify.outbox.Letters;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.ImportLog;
import org.faultline.report.store.ReportLog;
import org.faultline.report.theatre.Replicas;
import org.faultline.rule.RunningRules;
import org.faultline.rule.file.AbsenceState;
import org.faultline.rule.file.Rule;

/** How the service stands: who is heard, what waits, what people have to look at. */
@ApplicationScoped
public class ServiceStatus {
    /** A source that is expected, and whether it is heard; lastSeen is null where it never was. */
    @Schema(name = "SourceStatus")
    public record Heard(
            String source,
            @org.jspecify.annotations.Nullable LocalDate lastSeen,
            int cadenceDays,
            boolean healthy) {}

    /** A rule about absence, whether it can raise something new, and why in a sentence. */
    public record AbsenceRule(String rule, String title, boolean on, String why) {
        static AbsenceRule of(Rule rule, AbsenceState state) {
            return new AbsenceRule(rule.id(), rule.title(), state.on(), state.why());
        }
    }

    /**
     * All of it on one page.
     *
     * @param reports stored so far, every revision counted
     * @param badRows rows set aside in the newest 500 intakes that have any
     * @param unknownNames names in the events that nobody knows
     * @param knowledgeFaults why the folder of knowledge is not taken over, each with file and line; empty where it is
     * @param load what it has yet to do
     * @param cluster the processes that share the database, and which of them works out which theatre
     */
    @Schema(name = "ServiceStatus")
    public record Now(
            LocalDate today,
            long reports,
            long badRows,
            long unknownNames,
            List<Heard> sources,
            List<AbsenceRule> absenceRules,
            List<ImportLog.Intake> intakes,
            List<String> knowledgeFaults,
            ServiceLoad load,
            Replicas.Standing cluster) {
        /** Whether there is anything to say of more than one process that works out all there is. */
        public boolean spread() {
            return cluster.replicas().size() > 1
                    || cluster.theatres().size() > 1
                    || !cluster.warnings().isEmpty();
        }
    }

    private static final int NEWEST_FILES = 5;

    private final RunningKnowledge knowledge;
    private final SourceLastSeen sources;
    private final RunningRules rules;
    private final ReportLog reportLog;
    private final ImportLog intakes;
    private final Events events;
    private final Calendar calendar;
    private final Letters letters;
    private final Replicas replicas;

    ServiceStatus(
            RunningKnowledge knowledge,
            SourceLastSeen sources,
            RunningRules rules,
            ReportLog reportLog,
            ImportLog intakes,
            Events events,
            Calendar calendar,
            Letters letters,
            Replicas replicas) {
        this.replicas = replicas;
        this.letters = letters;
        this.knowledge = knowledge;
        this.sources = sources;
        this.rules = rules;
        this.reportLog = reportLog;
        this.intakes = intakes;
        this.events = events;
        this.calendar = calendar;
    }

    public Now now() {
        List<Coverage> coverage = coverage();
        List<ImportLog.Intake> withBadRows = intakes.withBadRows();
        return new Now(
                calendar.today(),
                reportLog.last(),
                withBadRows.stream().mapToLong(ImportLog.Intake::badRows).sum(),
                events.unknownNames(),
                coverage.stream().map(ServiceStatus::heard).toList(),
                rules.book().ofAbsence().stream()
                        .flatMap(r -> AbsenceState.of(r, coverage).map(a -> AbsenceRule.of(r, a)).stream())
                        .toList(),
                withBadRows,
                knowledge.faults(),
                load(),
                replicas.now());
    }

    private ServiceLoad load() {
        ReportLog.Lag lag = reportLog.lag();
        Letters.Figures mails = letters.figures();
        return new ServiceLoad(
                lag.reports(),
                (long) lag.seconds(calendar.now()),
                lag.newest(),
                intakes.newestFiles(NEWEST_FILES),
                rules.stopped(),
                mails.unsent(),
                mails.oldestUnsent(),
                mails.dead());
    }

    /** What is known today of every source that is expected. */
    public List<Coverage> coverage() {
        return new SourceWatch(knowledge.now().sources(), sources.seen()).on(calendar.today());
    }

    private static Heard heard(Coverage c) {
        return new Heard(
                c.source(), c.lastSeen().equals(Coverage.NEVER) ? null : c.lastSeen(), c.cadenceDays(), c.healthy());
    }
}
