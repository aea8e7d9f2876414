package org.faultline.trial.backtest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Work that a thread of its own does in its order, while what it gave before has not been taken away. */
final class Conveyor<T> implements AutoCloseable {
    private final Deque<CompletableFuture<T>> waiting = new ArrayDeque<>();
    private final ExecutorService thread;

    Conveyor(String name) {
        this.thread = Executors.newSingleThreadExecutor(r -> new Thread(r, name));
    }

    void put(Supplier<T> work) {
        waiting.add(CompletableFuture.supplyAsync(work, thread));
    }

    /** How many were put and not taken. */
    int size() {
        return waiting.size();
    }

    /**
     * Waits for the first that was not taken.
     *
     * @throws java.util.concurrent.CompletionException if its work failed
     */
    T take() {
        return waiting.remove().join();
    }

    /** Waits for what is under way; whether that fails is no more asked. */
    @Override
    public void close() {
        waiting.forEach(w -> w.handle((done, failure) -> failure).join());
        thread.shutdown();
    }
}
