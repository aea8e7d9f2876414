package org.faultline.rule.budget;

import com.sun.management.ThreadMXBean;
import java.lang.StackWalker.Option;
import java.lang.StackWalker.StackFrame;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Measures what the code of rules uses, by looking now and then whose is running. Rules with an equal condition share its code, so what
 * is measured is a set of rules; for one thread at a time.
 */
public final class Meter {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final StackWalker STACK = StackWalker.getInstance(Option.RETAIN_CLASS_REFERENCE);
    /** These stand above the code that called. */
    private static final Set<Class<?>> OWN = Set.of(Meter.class, Budget.class);

    /** The part of what one rule may use that is little for all of them together. */
    private static final int LITTLE = 10;

    /** Processor time after which it is asked whose it was, for the figures: seldom enough to take no time, often enough to be fair. */
    private static final long SAMPLE_NANOS = 1_000_000;

    private static final class Used {
        private long nanos;
        private long bytes;
    }

    private final Allowance allowance;
    private final Map<String, Set<String>> rules;
    private final Map<Set<String>, Used> used = new HashMap<>();
    private final Used together = new Used();
    private final Map<String, Long> times = new HashMap<>();
    private long untold;
    private int ticks;
    private int changed;
    private long nanosSeen;
    private long bytesSeen;

    /** @param passed whose code is whose */
    public Meter(Allowance allowance, RuleCodeGate.Passed passed) {
        this.allowance = allowance;
        this.rules = passed.rules();
    }

    /** Begins one run of the rules after a change of facts after a change of so many facts. */
    public void begin(int facts) {
        changed = facts;
        used.clear();
        together.nanos = 0;
        together.bytes = 0;
    }

    /**
     * Lets the engine work on this thread.
     *
     * @throws BudgetExceeded as soon as rules have used more than one may in this settling
     */
    public void watch(Runnable work) {
        skip();
        try {
            ticks = Budget.under(this, ticks, work);
        } finally {
            long nanos = nanosSeen;
            skip();
            untold += nanosSeen - nanos;
        }
    }

    /**
     * The processor time of each rule since this was last asked, in nanoseconds. It is estimated: a millisecond of all rules together
     * counts for the one whose code is at work at its end.
     */
    public Map<String, Long> times() {
        Map<String, Long> since = Map.copyOf(times);
        times.clear();
        return since;
    }

    /** What was used since the last look is nobody's: other work was done. */
    public void skip() {
        nanosSeen = THREADS.getCurrentThreadCpuTime();
        bytesSeen = THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Charges what was used since the last look to those whose code called just now. */
    void look() {
        look(() -> STACK.walk(frames -> frames.filter(f -> !OWN.contains(f.getDeclaringClass()))
                .findFirst()
                .map(StackFrame::getClassName)
                .orElse("")));
    }

    /** @param part the class or the join of a rule that is at work */
    void look(String part) {
        look(() -> part);
    }

    /** To find out whose code it is takes longer than all else, so nobody asks as long as little was used by all together. */
    private void look(Supplier<String> part) {
        long nanos = nanosSeen;
        long bytes = bytesSeen;
        skip();
        together.nanos += nanosSeen - nanos;
        together.bytes += bytesSeen - bytes;
        untold += nanosSeen - nanos;
        boolean little = together.nanos < allowance.nanosFor(changed) / LITTLE
                && together.bytes < allowance.bytesFor(changed) / LITTLE;
        if (little && untold < SAMPLE_NANOS) {
            return;
        }
        Set<String> whose = rules.getOrDefault(part.get(), Set.of());
        whose.forEach(rule -> times.merge(rule, untold / whose.size(), Long::sum));
        untold = 0;
        if (!little) {
            charge(whose, nanosSeen - nanos, bytesSeen - bytes);
        }
    }

    private void charge(Set<String> whose, long nanos, long bytes) {
        Used sum = used.computeIfAbsent(whose, k -> new Used());
        sum.nanos += nanos;
        sum.bytes += bytes;
        long mostNanos = allowance.nanosFor(changed);
        long mostBytes = allowance.bytesFor(changed);
        if (sum.nanos > mostNanos || sum.bytes > mostBytes) {
            throw new BudgetExceeded(whose, told(sum, mostNanos, mostBytes));
        }
    }

    private String told(Used sum, long mostNanos, long mostBytes) {
        return String.format(
                Locale.ROOT,
                "took %.1f s of processor time and %d MB after a change of %d facts, allowed are %.1f s and %d MB",
                sum.nanos / 1e9,
                sum.bytes >> 20,
                changed,
                mostNanos / 1e9,
                mostBytes >> 20);
    }
}
