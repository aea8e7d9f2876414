package org.faultline.pipeline.lane;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.faultline.alert.MonthsInMemory;
import org.faultline.engine.Engine;
import org.faultline.explain.lane.LaneCopy;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.aggregate.Lull;
import org.faultline.fact.aggregate.Tally;
import org.faultline.fact.event.Event;
import org.faultline.fact.event.FactChange;
import org.faultline.fact.memory.FactBase;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.fact.store.SourceWatch;
import org.faultline.report.Report;
import org.faultline.report.store.ReportLog;
import org.faultline.report.store.StoredReport;
import org.faultline.rule.RuleBook;
import org.faultline.rule.budget.Allowance;
import org.faultline.rule.file.Rule;
import org.faultline.rule.firing.Firing;
import org.faultline.rule.firing.FiringChange;
import org.faultline.rule.language.model.RuleStatus;
import org.jspecify.annotations.Nullable;

/**
 * One theatre's facts and rules in memory, up to the last report it has processed: of all that is known, the months near what changes,
 * so that a rule finds everything it can reach and no more is kept. Used by its one thread only; after a failure it is thrown away.
 */
public final class Lane implements LaneCopy {
    /**
     * What a step changed: in the facts, in the firings of rules that are not retired, and when sources were last seen; and how far it
     * came.
     *
     * @param held the months in memory; null where none was let go since the step before
     * @param requests by which requests its reports came, by the key of the report
     * @param use what it took
     */
    public record Step(
            FactChange facts,
            FiringChange firings,
            Map<String, LocalDate> seen,
            long checkpoint,
            @Nullable MonthsInMemory held,
            Map<String, String> requests,
            Use use) {}

    /**
     * What the lane used since this was last asked, and what it holds.
     *
     * @param nanos how long it took to work out
     * @param ruleNanos the processor time of each rule, estimated
     * @param reports in memory
     * @param months in memory
     */
    public record Use(long nanos, Map<String, Long> ruleNanos, int reports, int months) {}

    /** What a report, its facts and its matches take of the heap at most, as far as we have seen; most take a third of it. */
    public static final int BYTES_A_REPORT = 20_000;

    private final String theatre;
    private final ReportLog reportLog;
    private final Engine engine;
    private final Map<String, Rule> telling;
    private final Months months;
    private final SourceWatch watch;
    private final int mostInMemory;
    private LaneInputs inputs;
    private long checkpoint;
    private LocalDate day = LocalDate.MIN;
    private LocalDate today = LocalDate.MIN;
    private boolean letGo;

    /**
     * @param theatre whose reports it holds
     * @param allowance what each rule may use
     * @param horizon days that two events of one match may lie apart at most
     * @param mostInMemory reports above which months that are not needed are forgotten at once
     */
    public Lane(
            String theatre,
            RuleBook book,
            Allowance allowance,
            LaneInputs inputs,
            SourceWatch watch,
            ReportLog reportLog,
            long checkpoint,
            int horizon,
            int mostInMemory) {
        this.theatre = theatre;
        this.reportLog = reportLog;
        this.watch = watch;
        this.engine = new Engine(book, allowance, inputs.knowledge(), inputs.decisions());
        this.telling = new LinkedHashMap<>(book.rules());
        this.telling.values().removeIf(r -> r.status() == RuleStatus.RETIRED);
        this.months =
                new Months(Math.max(Lull.REACH, book.reach(horizon)), book.asksFor(Tally.class) ? Tally.LOOK_BACK : 0);
        this.mostInMemory = mostInMemory;
        this.checkpoint = checkpoint;
        this.inputs = inputs;
    }

    /** Takes in the next reports. */
    public Step take(List<StoredReport> stored) {
        long begun = System.nanoTime();
        TreeSet<LocalDate> days = new TreeSet<>();
        List<KnownReport> news = new ArrayList<>();
        for (StoredReport a : stored) {
            if (a.before() != null) {
                days.add(a.before());
            }
            add(a, news);
            if (a.report() != null && !a.report().retracted() && a.theatre().equals(theatre)) {
                days.add(a.report().date().best());
            }
        }
        remember(
                days,
                stored.stream().mapToLong(StoredReport::delivery).distinct().count());
        StoredReport last = stored.get(stored.size() - 1);
        day = LocalDate.ofInstant(last.arrivedAt(), ZoneOffset.UTC);
        Map<String, LocalDate> seen = new TreeMap<>();
        news.forEach(h -> seen.putAll(watch.hear(h.report())));
        Engine.Change change = engine.take(news, watch.on(today));
        checkpoint = last.seq();
        return step(begun, change, seen, requests(stored));
    }

    private static Map<String, String> requests(List<StoredReport> stored) {
        Map<String, String> requests = new HashMap<>();
        for (StoredReport a : stored) {
            if (a.report() != null && a.request() != null) {
                requests.put(a.report().key(), a.request());
            }
        }
        return requests;
    }

    /** There is nothing for it up to a number. */
    public void pass(long number) {
        checkpoint = number;
    }

    /** Changes nothing, so that what else is due can be committed. */
    public Step nothing() {
        return step(System.nanoTime(), new Engine.Change(FactChange.NONE, FiringChange.NONE), Map.of(), Map.of());
    }

    /** What has moved to another theatre is withdrawn here. */
    private void add(StoredReport stored, List<KnownReport> to) {
        Report report = stored.report();
        if (report != null) {
            boolean here = stored.theatre().equals(theatre);
            to.add(new KnownReport(
                    here ? report : report.revised(report.asOf(), true), stored.since(), stored.newest()));
        }
    }

    /** Takes in what people decided about links of reports of these days. */
    public Step rule(LaneInputs now, Collection<LocalDate> days) {
        long begun = System.nanoTime();
        remember(days);
        inputs = now;
        return step(begun, engine.decide(now.decisions()), Map.of(), Map.of());
    }

    /** Makes it that day for the rules that ask for it. */
    public Step turnTo(LocalDate now) {
        long begun = System.nanoTime();
        remember(List.of(now));
        day = now;
        today = now;
        Engine.Change change = new Engine.Change(FactChange.NONE, engine.day(today, watch.on(today)));
        return step(begun, change, Map.of(), Map.of());
    }

    private Step step(long begun, Engine.Change change, Map<String, LocalDate> seen, Map<String, String> requests) {
        MonthsInMemory held = months.held();
        Step step = new Step(
                change.facts(),
                told(change.firings()),
                seen,
                checkpoint,
                letGo ? held : null,
                requests,
                use(begun, held));
        letGo = false;
        return step;
    }

    private Use use(long begun, MonthsInMemory held) {
        return new Use(
                System.nanoTime() - begun,
                engine.ruleTimes(),
                engine.size(),
                held.months().size());
    }

    /** What it used since something began. */
    public Use use(long begun) {
        return use(begun, months.held());
    }

    /** Takes everything near some days into memory, and lets go of what nothing needed for a while; changes nothing that is said. */
    public void remember(Collection<LocalDate> days) {
        remember(days, 1);
    }

    private void remember(Collection<LocalDate> days, long deliveries) {
        List<YearMonth> missing = months.need(days, deliveries);
        for (YearMonth m : months.forgettable(engine.size() > mostInMemory)) {
            engine.forget(m.atDay(1), m.atEndOfMonth());
            letGo = true;
        }
        for (YearMonth m : missing) {
            List<KnownReport> known = stored(m);
            if (!known.isEmpty()) {
                engine.take(known, List.of());
            }
        }
        count(months.count(days));
    }

    /** Works out the events of months that only numbers look back to, each with the months beside it, and keeps their numbers alone. */
    private void count(List<YearMonth> uncounted) {
        FactBase aside = new FactBase(inputs.knowledge());
        aside.decide(inputs.decisions());
        Set<YearMonth> there = new HashSet<>();
        for (YearMonth m : uncounted) {
            for (YearMonth near : List.of(m.minusMonths(1), m, m.plusMonths(1))) {
                if (there.add(near)) {
                    aside.hear(stored(near));
                }
            }
            engine.count(aside.events(m.atDay(1), m.atEndOfMonth()));
            there.removeIf(past -> {
                boolean over = past.isBefore(m);
                if (over) {
                    aside.forget(past.atDay(1), past.atEndOfMonth());
                }
                return over;
            });
        }
    }

    private List<KnownReport> stored(YearMonth m) {
        List<KnownReport> known = new ArrayList<>();
        reportLog.ofDays(m.atDay(1), m.atEndOfMonth(), theatre, checkpoint, a -> add(a, known));
        return known;
    }

    private FiringChange told(FiringChange change) {
        return new FiringChange(
                change.gone().stream()
                        .filter(f -> telling.containsKey(f.rule()))
                        .toList(),
                change.come().stream()
                        .filter(f -> telling.containsKey(f.rule()))
                        .toList());
    }

    /** Lets firings stand that stood before this lane was opened, also where they could not be raised now. */
    public void admit(Collection<String> firings) {
        engine.admit(firings);
    }

    /** The months from as far before a day as a rule reaches until that day. */
    public List<YearMonth> before(LocalDate until) {
        return months.before(until);
    }

    /** All months in which anything can rest on what happened in some. */
    public Set<YearMonth> restingOn(Collection<YearMonth> some) {
        return some.stream().flatMap(m -> months.restingOn(m).stream()).collect(Collectors.toSet());
    }

    /** The day as of which everything that follows from time has been worked out. */
    public LocalDate day() {
        return day;
    }

    /** Every firing of a rule that is not retired and that holds on what is in memory. */
    @Override
    public List<Firing> standing() {
        return engine.standing().stream()
                .filter(f -> telling.containsKey(f.rule()))
                .toList();
    }

    @Override
    public List<Fact> facts() {
        return engine.facts();
    }

    @Override
    public List<Firing> suppose(Report report) {
        return told(engine.take(List.of(KnownReport.now(report)), List.of()).firings())
                .come();
    }

    @Override
    public List<Coverage> coverage() {
        return watch.on(today);
    }

    @Override
    public List<Firing> supposeSilenceUntil(LocalDate day) {
        return told(engine.day(day, watch.allHeardOn(day))).come();
    }

    /** The events in memory of these days, both included. */
    public List<Event> events(LocalDate from, LocalDate to) {
        return engine.events(from, to);
    }

    public Map<String, Rule> rules() {
        return telling;
    }

    /** What everything is worked out from. */
    public LaneInputs inputs() {
        return inputs;
    }

    public long checkpoint() {
        return checkpoint;
    }

    @Override
    public void close() {
        engine.close();
    }
}
