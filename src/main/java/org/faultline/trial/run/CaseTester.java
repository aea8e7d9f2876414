package org.faultline.trial.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.fact.Fact;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.rule.RuleBook;
import org.faultline.rule.file.Rule;
import org.faultline.trial.cases.Case;
import org.faultline.trial.cases.CaseFault;
import org.faultline.trial.cases.CaseFile;
import org.faultline.trial.cases.CaseKnowledge;

/** Runs cases over a rule book, whoever asks for it: the command, or the service before it takes over new rules. */
public final class CaseTester {
    private final RuleBook book;
    private final Knowledge configured;
    private final Map<CaseKnowledge, Knowledge> read = new HashMap<>();

    /** @param configured what cases run on that name no other knowledge */
    public CaseTester(RuleBook book, Knowledge configured) {
        this.book = book;
        this.configured = configured;
    }

    /**
     * Every case of a file, each followed by its variations.
     *
     * @throws CaseFault if its rule is not in the book, the knowledge that it names has faults, or a rule fails while a case runs
     */
    public CaseResults run(CaseFile file) {
        Rule rule = book.rules().get(file.rule());
        if (rule == null) {
            throw CaseFault.running(file.path(), 1, "there is no rule \"" + file.rule() + "\"");
        }
        List<CaseResult> results = new ArrayList<>();
        List<List<Fact>> situations = new ArrayList<>();
        for (Case c : file.cases()) {
            try {
                Knowledge knowledge = read.computeIfAbsent(c.knowledge(), k -> k.read(() -> configured));
                CaseRunner runner = new CaseRunner(book, knowledge, rule, rule.model());
                results.addAll(runner.run(file, c));
                situations.addAll(runner.situations());
            } catch (KnowledgeFault e) {
                throw CaseFault.running(
                        file.path(), 1, "the knowledge '" + c.knowledge().name() + "' has " + e.getMessage());
            } catch (RuntimeException e) {
                // Drools throws many kinds when a rule fails while it runs
                throw CaseFault.running(
                        file.path(), c.line(), "a rule failed while it ran: " + e.getMessage() + " (" + root(e) + ")");
            }
        }
        return new CaseResults(file, results, rule.model(), situations);
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
