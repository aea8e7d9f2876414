package org.faultline.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.faultline.explain.lane.LaneCopy;
import org.faultline.explain.lane.LaneCopyMaker;
import org.faultline.fact.memory.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.pipeline.lane.Lane;
import org.faultline.pipeline.lane.LaneInputs;
import org.faultline.report.Report;
import org.faultline.report.store.ReportLog;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;

/** Opens lanes that are looked into and thrown away, on what is stored, known and decided now. */
@ApplicationScoped
class LaneCopies implements LaneCopyMaker {
    private final Lanes lanes;
    private final ReportLog reportLog;
    private final ReportsByTheatre reports;

    LaneCopies(Lanes lanes, ReportLog reportLog, ReportsByTheatre reports) {
        this.lanes = lanes;
        this.reportLog = reportLog;
        this.reports = reports;
    }

    @Override
    public Knowledge knowledge(String theatre) {
        return lanes.inputs(theatre).knowledge();
    }

    @Override
    public List<String> theatres() {
        return reports.theatres().names();
    }

    @Override
    public String theatre(Report report) {
        return reports.now().apply(report);
    }

    @Override
    public FactBase facts(String theatre) {
        LaneInputs now = lanes.inputs(theatre);
        FactBase facts = new FactBase(now.knowledge());
        facts.decide(now.decisions());
        return facts;
    }

    @Override
    public LaneCopy of(
            String theatre, RuleBook rules, Collection<LocalDate> days, LocalDate today, Collection<String> stood) {
        Lane lane = lanes.open(theatre, rules, reportLog.last(), lanes.inputs(theatre));
        lane.admit(stood);
        lane.remember(days);
        if (rules.rules().values().stream().anyMatch(Rule::ofAbsence)) {
            lane.turnTo(today);
        }
        return lane;
    }
}
