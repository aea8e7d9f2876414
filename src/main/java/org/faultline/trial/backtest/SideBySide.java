package org.faultline.trial.backtest;

import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.faultline.knowledge.DisplayNames;
import org.faultline.rule.Evaluation;
import org.faultline.rule.FiringChange;
import org.faultline.rule.RuleBook;

/** The rules of one book living through the same days in several threads, those that build on each other in one. */
final class SideBySide implements AutoCloseable {
    /** The facts and the stories are made in threads of their own too. */
    private static final int MOST = 2;

    private static final class Some {
        private final Evaluation evaluation;
        private final Set<Class<?>> types;
        private final Conveyor<FiringChange> work = new Conveyor<>("backtest-rules");
        private Supplier<FiringChange> before = () -> FiringChange.NONE;

        private Some(RuleBook book, DisplayNames names) {
            this.evaluation = book.evaluation(names);
            this.types = book.factTypes();
        }

        /** After a day that failed none is lived through: the evaluation is of no more use, and may take its time to fail again. */
        private Supplier<FiringChange> live(Intake.Step step) {
            Supplier<FiringChange> last = before;
            before = work.put(() -> {
                var unused = last.get();
                step.forgotten().forEach(change -> evaluation.forget(change.of(types)));
                return evaluation.day(step.day(), step.coverage(), step.change().of(types));
            });
            return before;
        }
    }

    private final List<Some> all;

    SideBySide(RuleBook book, DisplayNames names) {
        this.all = book.apart(MOST).stream().map(part -> new Some(part, names)).toList();
    }

    /** Lets each live through a day after those before; gives what came and went for each. */
    List<Supplier<FiringChange>> live(Intake.Step step) {
        return all.stream().map(some -> some.live(step)).toList();
    }

    /** Waits for the first day that was not taken. */
    void take() {
        all.forEach(some -> some.work.take());
    }

    @Override
    public void close() {
        all.forEach(some -> some.work.close());
        all.forEach(some -> some.evaluation.close());
    }
}
