package org.faultline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.faultline.fixture.Program;
import org.faultline.fixture.SyntheticNews;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rules that change two hundred times while news comes in: {@code mvn -Pbench verify -Dit.test=ReloadBench}. No alert is lost or told twice,
 * and neither classes nor metaspace grow with the reloads.
 */
class ReloadBench {
    private static final int RELOADS = Integer.getInteger("bench.reloads", 200);
    private static final int POSTS_A_RELOAD = 4;
    private static final String RULE = """
            rule "deadly-day"
              @title("Deadly day") @severity(HIGH) @status(active) @groupBy("dyad")
            when
              DyadDay( violent, deathsBest >= 3, $dyad : dyad )
            then
              alerts.raise($dyad, "Three dead or more");
            end
            // %d
            """;

    @TempDir
    Path temp;

    @Test
    void twoHundredReloadsUnderLoad() throws Exception {
        Set<String> calm = new TreeSet<>();
        int posts;
        try (Program program = started("stormy")) {
            posts = storm(program);
            Set<String> stormy = standing(program);
            calm = replayed(posts);
            assertThat(stormy).isNotEmpty().isEqualTo(calm);
        }
        System.out.printf(
                "%d reloads during %d posts of 20 reports, %d stories as without%n", RELOADS, posts, calm.size());
    }

    private Program started(String name) throws IOException {
        Program program = new Program(Files.createDirectory(temp.resolve(name))).with("FAULTLINE_SAMPLE", "false");
        try (var old = Files.walk(program.folder().resolve("rules"))) {
            for (Path file : old.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        save(program, 0);
        return program.start();
    }

    private static void save(Program program, int number) throws IOException {
        Path file = program.folder().resolve("rules").resolve("deaths").resolve("deadly-day.drl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, RULE.formatted(number));
    }

    /** How many posts it took until all reloads were over: so many a reload at most, as every reload works out again all that is stored. */
    private static int storm(Program program) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        Semaphore posting = new Semaphore(POSTS_A_RELOAD);
        Thread editor = new Thread(() -> {
            try {
                for (int i = 1; i <= RELOADS; i++) {
                    // ends with the text it began with
                    save(program, i == RELOADS ? 0 : i);
                    program.post("/api/v1/rules/reload", "");
                    posting.release(POSTS_A_RELOAD);
                    if (i % (RELOADS / 10) == 0) {
                        System.out.printf("%4d reloads: %s%n", i, memory(program));
                    }
                }
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            } finally {
                over.set(true);
                posting.release();
            }
        });
        editor.start();
        SyntheticNews news = new SyntheticNews(5);
        int posts = 0;
        for (posting.acquire(); !over.get(); posting.acquire()) {
            program.post("/api/v1/reports", news.batch(20));
            posts++;
        }
        editor.join();
        return posts;
    }

    private Set<String> replayed(int posts) throws Exception {
        try (Program program = started("calm")) {
            SyntheticNews news = new SyntheticNews(5);
            for (int i = 0; i < posts; i++) {
                program.post("/api/v1/reports", news.batch(20));
            }
            return standing(program);
        }
    }

    /** The firings that stand once everything has been worked out. */
    private static Set<String> standing(Program program) throws Exception {
        String ready = program.get("/q/health/ready").body().replaceAll("\\s", "");
        while (!ready.contains("\"waiting\":0") || !ready.contains("\"monthsToReview\":0")) {
            Thread.sleep(100);
            ready = program.get("/q/health/ready").body().replaceAll("\\s", "");
        }
        Set<String> all = new TreeSet<>();
        try (var c = program.database();
                var r = c.createStatement().executeQuery("""
                        select m.id || ' ' || (select count(*) from alert e where e.fingerprint = m.fingerprint
                               and e.condition <> 'WITHDRAWN' and e.id = m.alert) from firing m where gone_at is null
                        """)) {
            while (r.next()) {
                all.add(r.getString(1));
            }
        }
        return all;
    }

    /** Once what is garbage is gone. */
    private static String memory(Program program) throws IOException, InterruptedException {
        program.collectGarbage();
        return program.get("/q/metrics")
                .body()
                .lines()
                .filter(l -> l.startsWith("jvm_classes_loaded_classes")
                        || l.contains("jvm_memory_used_bytes") && l.contains("Metaspace"))
                .toList()
                .toString();
    }
}
