package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.knowledge.DisplayNames;
import org.faultline.rule.Evaluation;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleStatus;

/**
 * One rule book living through days: rules and stories are worked out by what the service itself runs. Drafts raise here too, as this is
 * where they are tried.
 */
final class Replay implements AutoCloseable {
    private final Evaluation evaluation;
    private final Stage stage;
    private final Map<String, Rule> rules;
    private final Mails mails;

    /**
     * @param names those that alerts are put into words with
     * @param from the first day whose mails are counted
     */
    Replay(RuleBook book, DisplayNames names, Settings settings, LocalDate from) {
        this.evaluation = book.evaluation(names);
        this.rules = new TreeMap<>(book.rules());
        // the others are run nevertheless, since rules build on rules
        rules.values().removeIf(r -> r.status() == RuleStatus.RETIRED || !settings.ask(r.id()));
        this.mails = new Mails(settings.subscribers().get(), from);
        this.stage = new Stage(rules, settings.maxLatenessDays(), mails::count);
    }

    /** Lets a day pass. Forgetting is no retraction: what rules then no longer find changes no story. */
    void live(Intake.Step step) {
        step.forgotten().forEach(evaluation::forget);
        FiringChange change = evaluation.day(step.day(), step.coverage(), step.change());
        if (step.held() != null) {
            stage.letGo(step.held());
        }
        stage.tell(change, step.day());
    }

    /** The stories there were, each as it was told last. */
    List<Past> end() {
        return stage.end();
    }

    /** The rules whose stories are told. */
    Map<String, Rule> rules() {
        return rules;
    }

    Mails mails() {
        return mails;
    }

    @Override
    public void close() {
        evaluation.close();
    }
}
