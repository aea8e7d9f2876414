package org.faultline;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Everything a reader of the service can know after an import: all pages of events as they are sent, and what stands of the rules. */
record Known(List<String> pages, Set<String> firings) {
    private static final int CLIENTS = 4;

    static Known after(Service service, List<NewsFiles.Piece> pieces) {
        pieces.forEach(NewsFiles.Piece::post);
        service.settle();
        return new Known(Intake.pages(), service.firings());
    }

    /** Each client posts the next piece as soon as its last is answered. */
    static Known afterFourClients(Service service, List<NewsFiles.Piece> pieces)
            throws InterruptedException, ExecutionException {
        Queue<NewsFiles.Piece> left = new ConcurrentLinkedQueue<>(pieces);
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                all.add(clients.submit(() -> {
                    for (NewsFiles.Piece p = left.poll(); p != null; p = left.poll()) {
                        p.post();
                    }
                }));
            }
            for (Future<?> client : all) {
                client.get(); // hands on what failed there
            }
        } finally {
            clients.shutdownNow();
        }
        return after(service, List.of());
    }

    /** How many reports were linked to another. */
    long linked() {
        return pages.stream()
                .mapToLong(p -> p.split("\"reason\":", -1).length - 1)
                .sum();
    }
}
