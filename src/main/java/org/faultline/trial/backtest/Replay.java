package org.faultline.trial.backtest;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.faultline.knowledge.DisplayNames;
import org.faultline.rule.FiringChange;
import org.faultline.rule.Rule;
import org.faultline.rule.RuleBook;
import org.faultline.rule.RuleStatus;

/**
 * One rule book living through days: rules and stories are worked out by what the service itself runs, the stories of a day while the
 * rules see the next days. Drafts raise here too, as this is where they are tried.
 */
final class Replay implements AutoCloseable {
    /** Days whose stories may wait, for the same reason for which days are made ahead. */
    private static final int BEHIND = 8;

    private final SideBySide evaluations;
    private final Stage stage;
    private final Map<String, Rule> rules;
    private final Mails mails;
    private final Conveyor<LocalDate> stories = new Conveyor<>("backtest-stories");

    /**
     * @param names those that alerts are put into words with
     * @param from the first day whose mails are counted
     */
    Replay(RuleBook book, DisplayNames names, Settings settings, LocalDate from) {
        this.evaluations = new SideBySide(book, names);
        this.rules = new TreeMap<>(book.rules());
        // the others are run nevertheless, since rules build on rules
        rules.values().removeIf(r -> r.status() == RuleStatus.RETIRED || !settings.ask(r.id()));
        this.mails = new Mails(settings.subscribers().get(), from);
        this.stage = new Stage(rules, settings.maxLatenessDays(), mails::count);
    }

    /** Lets a day pass. Forgetting is no retraction: what rules then no longer find changes no story. */
    void live(Intake.Step step) {
        List<Supplier<FiringChange>> changes = evaluations.live(step);
        await(BEHIND);
        stories.put(() -> tell(step, changes));
    }

    private LocalDate tell(Intake.Step step, List<Supplier<FiringChange>> changes) {
        if (step.held() != null) {
            stage.letGo(step.held());
        }
        changes.forEach(change -> stage.tell(change.get(), step.day()));
        return step.day();
    }

    /** Until the stories of no more days than these are still to be told. */
    private void await(int days) {
        while (stories.size() > days) {
            stories.take();
            evaluations.take();
        }
    }

    /** The stories there were, each as it was told last. */
    List<Past> end() {
        await(0);
        return stage.end();
    }

    /** The rules whose stories are told. */
    Map<String, Rule> rules() {
        return rules;
    }

    Mails mails() {
        await(0);
        return mails;
    }

    @Override
    public void close() {
        stories.close();
        evaluations.close();
    }
}
