package org.faultline.rule.budget;

import org.jspecify.annotations.Nullable;

/** What the code of every rule calls as it begins, so that the meter of the thread it runs on can stop it. */
public final class Budget {
    /** Code runs in a hundredth of a microsecond and a look takes about one, so this keeps looking near a tenth of the work. */
    private static final int TICKS_A_LOOK = 1024;

    private static final ThreadLocal<@Nullable Budget> CURRENT = new ThreadLocal<>();

    /** Those of threads by their numbers, where none other of the same place came later: to find it here takes a third of the time. */
    private static final @Nullable Budget[] QUICK = new Budget[64];

    private final Meter meter;
    private final Thread thread;
    private int ticks;

    private Budget(Meter meter, Thread thread, int ticks) {
        this.meter = meter;
        this.thread = thread;
        this.ticks = ticks;
    }

    private static @Nullable Budget current() {
        Thread now = Thread.currentThread();
        Budget quick = QUICK[place(now)];
        return quick != null && quick.thread == now ? quick : CURRENT.get();
    }

    private static int place(Thread thread) {
        return (int) thread.getId() & (QUICK.length - 1);
    }

    /** @throws BudgetExceeded if the rule that runs has used up what it is allowed; nothing happens where nobody measures */
    public static void tick() {
        Budget budget = current();
        if (budget != null && ++budget.ticks == TICKS_A_LOOK) {
            budget.ticks = 0;
            budget.meter.look();
        }
    }

    /** Likewise, where a join of that id makes a pair. */
    static void tick(String join) {
        Budget budget = current();
        if (budget != null && ++budget.ticks == TICKS_A_LOOK) {
            budget.ticks = 0;
            budget.meter.look(join);
        }
    }

    /**
     * Does something on this thread under a meter.
     *
     * @param ticks those since its last look, so that a look comes also where every piece of work is short
     * @return how many there are afterwards
     */
    static int under(Meter meter, int ticks, Runnable work) {
        Thread now = Thread.currentThread();
        Budget budget = new Budget(meter, now, ticks);
        CURRENT.set(budget);
        QUICK[place(now)] = budget;
        try {
            work.run();
            return budget.ticks;
        } finally {
            CURRENT.remove();
            QUICK[place(now)] = null;
        }
    }
}
