package org.faultline.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.faultline.fixture.PostOffice;
import org.faultline.fixture.SampleArticles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many mails a second the packaged program hands to a mail server on this machine, and what that takes of its memory. */
class MailBench {
    private static final int READERS = Integer.getInteger("bench.mails", 10_000);
    private static final double LEAST = Double.parseDouble(System.getProperty("bench.least", "200"));

    @TempDir
    Path temp;

    @Test
    void handsOverTwoHundredMailsASecond() throws Exception {
        try (PostOffice office = new PostOffice(temp.resolve("program"))) {
            office.program.with("JAVA_TOOL_OPTIONS", "-Xmx512m");
            office.mail.onlyCounts();
            office.program.start();
            office.program.post("/api/v1/reports", SampleArticles.byArticle().get("S000"));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> office.program.alerts().size() >= 3);
            office.subscribe(READERS);
            // what the compiler has not seen yet is slow, and said
            round(office, "warming up");
            for (int round = 1; round <= 3; round++) {
                assertThat(round(office, "round " + round)).isGreaterThan(LEAST);
            }
        }
    }

    private static double round(PostOffice office, String name) throws Exception {
        office.forget();
        double before = figure(office, "process_cpu_time_ns_total");
        long start = System.nanoTime();
        office.oweEveryReaderALetter();
        await().atMost(Duration.ofMinutes(5))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> office.mail.count() >= READERS);
        double perSecond = READERS / ((System.nanoTime() - start) / 1e9);
        double perCpuSecond = READERS / ((figure(office, "process_cpu_time_ns_total") - before) / 1e9);
        office.program.collectGarbage();
        System.out.printf(
                Locale.ROOT,
                "%s: %d mails, %.0f a second, %.0f a second of processor time, heap in use %.0f MB%n",
                name,
                READERS,
                perSecond,
                perCpuSecond,
                figure(office, "jvm_memory_used_bytes{area=\"heap\"") / 1e6);
        assertThat(office.mail.count()).isEqualTo(READERS);
        return perSecond;
    }

    private static double figure(PostOffice office, String name) throws Exception {
        return office.program
                .get("/q/metrics")
                .body()
                .lines()
                .filter(l -> l.startsWith(name))
                .mapToDouble(l -> Double.parseDouble(l.substring(l.lastIndexOf(' ') + 1)))
                .sum();
    }
}
