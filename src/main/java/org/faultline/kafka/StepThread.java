package org.faultline.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** A thread that repeats one step until it is stopped. After a failure it waits, up to half a minute, and tries again. */
final class StepThread {
    private static final Logger LOG = Logger.getLogger(StepThread.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** What is repeated. */
    interface Step {
        /** @return whether there may be more to do at once; else the next step comes a second later */
        boolean run() throws Exception;

        /** Lets go of all connections, at the end. */
        void close();
    }

    private final String what;
    private final Step step;
    private final Function<Throwable, String> words;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;
    private volatile @Nullable String trouble;

    /**
     * @param what such as "reports from Kafka", as the log begins its sentences
     * @param words makes a sentence of a failure
     */
    StepThread(String name, String what, Step step, Function<Throwable, String> words) {
        this.what = what;
        this.step = step;
        this.words = words;
        this.thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** No step begins any more. */
    void end() {
        stopping.countDown();
    }

    /** The same, and waits for the end of the step that runs. */
    void stop() {
        end();
        try {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) {
                thread.interrupt();
                thread.join(PATIENCE.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Why it cannot go on at the moment; null where it can. */
    @Nullable
    String trouble() {
        return thread.isAlive() ? trouble : "has ended; the log says why";
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        while (!stopped(Duration.ZERO)) {
            Duration wait;
            try {
                wait = step.run() ? Duration.ZERO : FIRST_PAUSE;
                mended();
                pause = FIRST_PAUSE;
            } catch (Exception | LinkageError e) {
                // the second where a library of the system cannot be loaded, such as that of a compression
                failed(e);
                wait = pause;
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
            stopped(wait);
        }
        step.close();
    }

    private boolean stopped(Duration within) {
        try {
            return stopping.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }

    /** Said once, however often it is tried again. */
    private void failed(Throwable e) {
        boolean first = trouble == null;
        trouble = words.apply(e);
        if (first && stopping.getCount() > 0) {
            LOG.warnf("%s wait and are tried again: %s", what, trouble);
            LOG.debug("this is where it failed", e);
        }
    }

    private void mended() {
        if (trouble != null) {
            trouble = null;
            LOG.infof("%s go on", what);
        }
    }
}
