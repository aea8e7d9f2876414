package org.faultline.rule.fence;

import org.jspecify.annotations.Nullable;

/** What the code of every rule calls as it begins, so that the meter of the thread it runs on can stop it. */
public final class Budget {
    /** Code runs in well under a microsecond and a look takes about one, so this keeps looking near a hundredth of the work. */
    private static final int TICKS_A_LOOK = 128;

    private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

    private final Meter meter;
    private int ticks;

    private Budget(Meter meter) {
        this.meter = meter;
    }

    /** @throws Overrun if the rule that runs has used up what it is allowed; nothing happens where nobody measures */
    public static void tick() {
        Budget budget = CURRENT.get();
        if (budget != null && ++budget.ticks == TICKS_A_LOOK) {
            budget.ticks = 0;
            budget.meter.look();
        }
    }

    /** Likewise, where a join of that id makes a pair. */
    static void tick(String join) {
        Budget budget = CURRENT.get();
        if (budget != null && ++budget.ticks == TICKS_A_LOOK) {
            budget.ticks = 0;
            budget.meter.look(join);
        }
    }

    /** Does something on this thread under a meter. */
    static void under(Meter meter, Runnable work) {
        CURRENT.set(new Budget(meter));
        try {
            work.run();
        } finally {
            CURRENT.remove();
        }
    }
}
