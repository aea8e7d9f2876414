package org.faultline.trial.run;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.engine.AlertsInMemory;
import org.faultline.engine.Engine;
import org.faultline.fact.Coverage;
import org.faultline.fact.Fact;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.knowledge.ExpectedSource;
import org.faultline.knowledge.Knowledge;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseReport;

/** One case being played, step by step, over the whole rule book, as the service would; only one rule is looked at. */
public final class CaseRun implements AutoCloseable {
    /** The source of a case where none is configured. */
    private static final String NOBODY_ELSE = "the case";

    /** Only settles whether a new alert is news or of old; cases look at neither. */
    private static final int MAX_LATENESS_DAYS = 30;

    /** Within how many days a source that only the case names is expected again. */
    private static final int CADENCE_DAYS = 7;

    private final Engine engine;
    private final List<ExpectedSource> sources;
    private final Map<String, LocalDate> heard;
    private final AlertsInMemory alerts;

    public CaseRun(RuleBook book, Rule rule, Knowledge knowledge, Map<String, LocalDate> heard) {
        this.engine = new Engine(book, knowledge, List.of());
        this.sources = knowledge.sources();
        this.heard = heard;
        this.alerts = new AlertsInMemory(Map.of(rule.id(), rule), MAX_LATENESS_DAYS, newRevision -> {});
    }

    /** Lets that arrive on that day, all of it at once; gives the alerts after it. */
    public List<FoundAlert> step(Case.Step step) {
        Instant at = step.on().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
        LocalDate today = step.today();
        if (today != null) {
            alerts.update(engine.day(today, coverage(today)), at);
        }
        List<KnownReport> arrived = step.arrive().stream()
                .map(CaseReport::report)
                .map(KnownReport::now)
                .toList();
        alerts.update(engine.take(arrived, List.of()).firings(), at);
        alerts.pass(at);
        return alerts.all().stream().flatMap(FoundAlert::of).toList();
    }

    /** All that the rule can see now, what other rules raised among it. */
    public List<Fact> facts() {
        return engine.facts();
    }

    /** A source is heard that day, unless the case says otherwise. */
    private List<Coverage> coverage(LocalDate today) {
        Map<String, Coverage> all = new TreeMap<>();
        if (sources.isEmpty()) {
            all.put(
                    NOBODY_ELSE,
                    new Coverage(NOBODY_ELSE, today, 1, today)); // in a case everybody who would tell is heard
        }
        sources.forEach(s -> all.put(s.name(), new Coverage(s.name(), today, s.cadenceDays(), today)));
        heard.forEach((name, day) -> {
            Coverage known = all.get(name);
            int cadence = known == null ? CADENCE_DAYS : known.cadenceDays();
            all.put(name, new Coverage(name, day, cadence, today));
        });
        return new ArrayList<>(all.values());
    }

    @Override
    public void close() {
        engine.close();
    }
}
