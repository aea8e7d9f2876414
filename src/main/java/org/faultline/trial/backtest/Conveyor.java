package org.faultline.trial.backtest;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
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

    /** Gives what waits for it as {@link #take} does, but leaves it there; for any thread. */
    Supplier<T> put(Supplier<T> work) {
        CompletableFuture<T> made = CompletableFuture.supplyAsync(work, thread);
        waiting.add(made);
        return () -> made(made);
    }

    /** How many were put and not taken. */
    int size() {
        return waiting.size();
    }

    /** Waits for the first that was not taken; throws what its work threw. */
    T take() {
        return made(waiting.remove());
    }

    private static <T> T made(CompletableFuture<T> work) {
        try {
            return work.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException thrown) {
                throw thrown;
            } else if (e.getCause() instanceof Error thrown) {
                throw thrown;
            }
            throw e;
        }
    }

    /** Waits for what is under way; whether that fails is no more asked. */
    @Override
    public void close() {
        waiting.forEach(w -> w.handle((done, failure) -> failure).join());
        thread.shutdown();
    }
}
