package org.faultline.trial.run;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.name.Relation;
import org.faultline.report.Report;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseReport;

/** Puts somebody of no relation in the place of one side of a case. */
final class UnrelatedActors {
    /** Where no file knows anybody fit for it: a name that nobody has. */
    private static final String NOBODY = "an actor that no file knows";

    private final Knowledge knowledge;

    UnrelatedActors(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** For each group on a side of the first report of the evidence: the case with somebody else for it throughout, and silence. */
    List<Case> instead(Case c) {
        CaseReport first = c.reports().stream()
                .filter(r -> c.evidence().contains(r.key()) && !r.report().retracted())
                .findFirst()
                .orElseThrow();
        Set<String> groups = new LinkedHashSet<>();
        LocalDate day = first.report().date().best();
        Stream.of(first.report().sideA(), first.report().sideB())
                .flatMap(List::stream)
                .forEach(name -> groups.add(group(name, day)));
        return groups.stream().map(g -> without(c, g)).toList();
    }

    private Case without(Case c, String group) {
        Set<String> names = new HashSet<>();
        Set<String> others = new HashSet<>();
        for (CaseReport r : c.reports()) {
            LocalDate day = r.report().date().best();
            names(r.report()).forEach(n -> (group(n, day).equals(group) ? names : others).add(n));
        }
        String stranger = stranger(c, names.iterator().next());
        List<Case.Step> steps = Variations.unseen(c, all -> all.map(r -> r.renamed(names, stranger)));
        Case.Step last = steps.remove(steps.size() - 1);
        steps.add(new Case.Step(last.line(), last.on(), last.today(), last.arrive(), List.of()));
        return c.as("other actor: " + stranger + " for " + group, steps);
    }

    /** Somebody of the same kind with whom nobody in the case has to do. */
    private String stranger(Case c, String like) {
        LocalDate day = c.last().on();
        int kind = knowledge.actor(like, day).kind();
        return knowledge.actors().stream()
                .filter(a -> a.kind() == kind && c.reports().stream().allMatch(r -> unrelated(a, r.report())))
                .map(Actor::name)
                .min(Comparator.naturalOrder())
                .orElse(NOBODY);
    }

    private boolean unrelated(Actor actor, Report report) {
        LocalDate day = report.date().best();
        String own = knowledge.groupOn(actor, day);
        return names(report).stream()
                .map(n -> group(n, day))
                .allMatch(g -> !g.equals(own) && knowledge.between(g, own, day) == Relation.UNRELATED);
    }

    private String group(String name, LocalDate day) {
        return knowledge.groupOn(knowledge.actor(name, day), day);
    }

    private static List<String> names(Report r) {
        List<String> all = new ArrayList<>(r.sideA());
        all.addAll(r.sideB());
        all.addAll(r.assocA());
        all.addAll(r.assocB());
        return all;
    }
}
