package org.faultline.explain;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import org.faultline.alert.Alert;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.alert.store.AlertSearch;
import org.faultline.explain.lane.KeptRules;
import org.faultline.explain.lane.KnownFacts;
import org.faultline.explain.lane.LaneCopyMaker;
import org.faultline.explain.lane.MatchFinder;
import org.faultline.explain.lane.ReportsBehind;
import org.faultline.explain.text.Conditions;
import org.faultline.explain.text.Explanation;
import org.faultline.explain.text.ExplanationText;
import org.faultline.explain.text.Phrases;
import org.faultline.fact.Fact;
import org.faultline.fact.memory.FactBase;
import org.faultline.fact.resolve.KnownReport;
import org.faultline.report.store.ReportLog;
import org.faultline.report.store.StoredReport;
import org.faultline.rule.interpret.Reading;
import org.faultline.rule.language.model.RuleModel;

/**
 * Explains an alert. What it says is kept; what met each condition is worked out again from the very revisions of the reports it rests on,
 * so that it costs the same however much else is stored.
 */
@ApplicationScoped
public class Explainer {
    private final KeptRules rules;
    private final ReportLog reportLog;
    private final LaneCopyMaker copies;

    Explainer(KeptRules rules, ReportLog reportLog, LaneCopyMaker copies) {
        this.rules = rules;
        this.reportLog = reportLog;
        this.copies = copies;
    }

    public Explanation explain(AlertSearch.Whole whole) {
        return explain(whole.alert(), whole.now());
    }

    private Explanation explain(Alert e, Snapshot now) {
        ReportsBehind behind = new ReportsBehind(now);
        List<StoredReport> stored = behind.of(reportLog);
        List<Explanation.Source> reports = behind.sources(stored);
        Phrases phrases = Phrases.english(copies.knowledge(e.theatre()).displayNames(), rules::title);
        ExplanationText prose = new ExplanationText(phrases);
        KeptRules.Found rule = rules.find(e.rule(), now.ruleVersion());
        if (rule.model() == null) {
            return new Explanation(prose.of(e, now, List.of(), reports), List.of(), List.of(), reports, rule.why());
        }
        RuleModel model = Reading.named(rule.model());
        List<Fact> facts = facts(e.theatre(), model, stored);
        MatchFinder told = MatchFinder.find(
                model, now.bindings(), List.copyOf(e.groupBy().values()), facts, new HashSet<>(now.facts()));
        boolean found = !told.bound().isEmpty();
        List<Explanation.Condition> conditions =
                new Conditions(model, phrases, now.bindings(), found ? told.reading() : null, told.bound()).all();
        String why = found
                ? null
                : "the reports it rests on no longer give this match: what is known of names, places or links has changed since";
        return new Explanation(
                prose.of(e, now, conditions, reports),
                conditions,
                new KnownFacts(model, phrases).of(facts, now.facts()),
                reports,
                why);
    }

    /** What the reports give, and what other rules find in it where this one builds on them. */
    private List<Fact> facts(String theatre, RuleModel model, List<StoredReport> stored) {
        FactBase base = copies.facts(theatre);
        List<KnownReport> heard = new ArrayList<>();
        for (StoredReport a : stored) {
            if (a.report() != null) {
                heard.add(new KnownReport(a.report(), a.since(), true));
            }
        }
        Collection<Fact> facts = base.hear(heard).come();
        return KeptRules.buildsOnRules(model)
                ? rules.findings(facts, copies.knowledge(theatre).displayNames())
                : List.copyOf(facts);
    }
}
