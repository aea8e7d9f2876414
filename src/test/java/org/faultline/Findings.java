package org.faultline;

import static java.util.stream.Collectors.toSet;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.faultline.fact.FactBase;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.report.Report;
import org.faultline.rule.Evaluation;
import org.faultline.rule.Evidence;
import org.faultline.rule.Firing;
import org.faultline.rule.FiringChange;
import org.faultline.rule.RuleBook;
import org.faultline.rule.Severity;

/** What stands after reports came in one after another: facts and rules as the service holds them, without the service. */
public final class Findings implements AutoCloseable {
    /** The project's own knowledge. */
    public static final Knowledge KNOWLEDGE = KnowledgeReader.read(Path.of("config"));

    private final FactBase facts = new FactBase(KNOWLEDGE);
    private final Evaluation evaluation;
    private final Map<String, Firing> standing = new LinkedHashMap<>();

    /** A firing without what may differ between two runs of one rule. */
    public record Found(String rule, Map<String, String> groupBy, Set<String> evidence, Severity severity) {
        static Found of(Firing f) {
            return new Found(
                    f.rule(),
                    f.groupBy(),
                    f.evidence().stream().map(Evidence::event).collect(toSet()),
                    f.severity());
        }
    }

    public Findings(RuleBook book) {
        this.evaluation = book.evaluation(KNOWLEDGE.displayNames());
    }

    public FiringChange learn(Report... reports) {
        return learn(List.of(reports));
    }

    public FiringChange learn(Collection<Report> reports) {
        FiringChange change = evaluation.apply(facts.learn(reports));
        change.gone().forEach(f -> standing.remove(f.id()));
        change.come().forEach(f -> standing.put(f.id(), f));
        return change;
    }

    /** The firings that stand, by id. */
    public Map<String, Firing> firings() {
        return standing;
    }

    public Set<Found> found() {
        return standing.values().stream().map(Found::of).collect(toSet());
    }

    /** The rules that have a firing. */
    public Set<String> rules() {
        return standing.values().stream().map(Firing::rule).collect(toSet());
    }

    @Override
    public void close() {
        evaluation.close();
    }
}
