package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.faultline.fact.Spelling;
import org.faultline.fact.linking.LinkDecision;
import org.faultline.fact.store.Events;
import org.faultline.fact.store.LinkDecisionLog;
import org.faultline.fact.store.SourceLastSeen;
import org.faultline.fact.store.SourceWatch;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Decisions;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeWithDecisions;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.pipeline.lane.Lane;
import org.faultline.pipeline.lane.LaneInputs;
import org.faultline.report.store.ClosedTime;
import org.faultline.report.store.ReportLog;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RunningRules;
import org.faultline.rule.budget.Allowance;
import org.faultline.settings.Settings;
import org.jboss.logging.Logger;

/** Makes lanes from what is configured, kept and decided, and says what a decision touches. */
@ApplicationScoped
class Lanes {
    private static final Logger LOG = Logger.getLogger(Lanes.class);

    /** What a change of decisions touches: days of events that decisions are on, and the months of those and of the names decided on. */
    record Touched(List<LocalDate> days, Set<YearMonth> months) {}

    private static final int MOST_IN_A_STEP = 30_000;

    private final RunningRules running;
    private final RunningKnowledge configured;
    private final Decisions decisions;
    private final LinkDecisionLog linkDecisions;
    private final Events events;
    private final ReportLog reportLog;
    private final SourceLastSeen sources;
    private final ClosedTime closed;
    private final int horizon;
    private final int memory;
    private final int theatres;

    /** Those that were asked for last, by theatre. */
    private final Map<String, LaneInputs> last = new ConcurrentHashMap<>();

    private final Allowance allowance;

    Lanes(
            RunningRules running,
            RunningKnowledge configured,
            Decisions decisions,
            LinkDecisionLog linkDecisions,
            Events events,
            ReportLog reportLog,
            SourceLastSeen sources,
            ClosedTime closed,
            Theatres theatres,
            Settings settings) {
        this.running = running;
        this.configured = configured;
        this.decisions = decisions;
        this.linkDecisions = linkDecisions;
        this.events = events;
        this.reportLog = reportLog;
        this.sources = sources;
        this.closed = closed;
        this.horizon = settings.horizon();
        this.allowance = Allowance.generous().within(settings.ruleTime());
        this.theatres = theatres.names().size();
        this.memory = settings.memory()
                .orElse((int) Math.min(1_000_000, Runtime.getRuntime().maxMemory() / Lane.BYTES_A_REPORT));
    }

    /** How many reports a lane takes in one step at most, but for those of one delivery: a step and the one being committed are in memory whole. */
    long mostInAStep() {
        return Math.min(MOST_IN_A_STEP, Runtime.getRuntime().maxMemory() / Lane.BYTES_A_REPORT / 10 / theatres);
    }

    /** How many actors are known. */
    int actors() {
        return configured.now().actors().size();
    }

    /** A lane of a theatre that knows nothing yet but its checkpoint and its inputs. */
    Lane open(String theatre, long checkpoint, LaneInputs inputs) {
        RuleBook rules = running.book().in(theatre);
        rules.unbounded()
                .forEach(id -> LOG.warnf(
                        "rule %s joins facts of any dates; it sees those within %d days of each other (faultline.horizon)",
                        id, horizon));
        return open(theatre, rules, checkpoint, inputs);
    }

    /** Likewise, with other rules than those that run. */
    Lane open(String theatre, RuleBook rules, long checkpoint, LaneInputs inputs) {
        SourceWatch watch = new SourceWatch(inputs.knowledge().sources(), sources.seen());
        return new Lane(theatre, rules, allowance, inputs, watch, reportLog, checkpoint, horizon, memory / theatres);
    }

    /**
     * The inputs of a theatre as they are now; of "", what holds where nothing else is known. Knowledge is made anew only where the folder
     * says something else or somebody decided something.
     */
    LaneInputs inputs(String theatre) {
        List<Decisions.Kept> names = decisions.standing();
        Knowledge folder = configured.now().in(theatre);
        LaneInputs before = last.get(theatre);
        Knowledge knowledge = before != null && folder == before.configured() && names.equals(before.names())
                ? before.knowledge()
                : known(folder, names);
        LaneInputs now = new LaneInputs(running.book().version(), folder, knowledge, names, linkDecisions.standing());
        last.put(theatre, now);
        return now;
    }

    /** Lets other knowledge hold in the lanes that are opened from now on; gives what held before. */
    Knowledge replace(Knowledge next) {
        return configured.replace(next);
    }

    private static Knowledge known(Knowledge folder, List<Decisions.Kept> names) {
        KnowledgeWithDecisions decided =
                folder.with(names.stream().map(Decisions.Kept::decision).toList());
        decided.faults().forEach(f -> LOG.warnf("a decision on a name no longer fits what the files say: %s", f));
        return decided.knowledge();
    }

    /** What has to be worked out again between one set of inputs and the next. */
    Touched touched(LaneInputs before, LaneInputs now) {
        Set<String> reports = new LinkedHashSet<>();
        for (LinkDecision r : different(before.decisions(), now.decisions())) {
            reports.add(r.a());
            reports.add(r.b());
        }
        List<String> names = different(before.names(), now.names()).stream()
                .flatMap(k -> named(k.decision()))
                .toList();
        LocalDate open = closed.end();
        List<LocalDate> days = events.daysOf(reports).stream()
                .filter(day -> !day.isBefore(open))
                .toList();
        Set<YearMonth> months = new TreeSet<>(events.monthsNaming(names));
        days.forEach(d -> months.add(YearMonth.from(d)));
        return new Touched(days, months);
    }

    /** The names that a decision may give another meaning, as events are found by them. */
    static Stream<String> named(Decision decision) {
        String name = Knowledge.key(decision.name());
        String own = decision instanceof Decision.NewActor n
                ? Knowledge.key(n.actor().name())
                : decision instanceof Decision.NewPlace p
                        ? Knowledge.key(p.place().name())
                        : name;
        return Arrays.stream(Decision.Kind.values())
                .flatMap(kind -> Stream.of(Spelling.key(kind, name), Spelling.key(kind, own)))
                .distinct();
    }

    private static <T> List<T> different(List<T> one, List<T> other) {
        List<T> all = new ArrayList<>(one);
        all.removeAll(new HashSet<>(other));
        List<T> added = new ArrayList<>(other);
        added.removeAll(new HashSet<>(one));
        all.addAll(added);
        return all;
    }

    /** Keeps when sources were last seen; within the transaction of what else the reports caused. */
    void keep(Map<String, LocalDate> seen) {
        sources.keep(seen);
    }
}
