package org.faultline.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BackgroundJobsTest {
    private final BackgroundJobs jobs = new BackgroundJobs();
    private final List<String> done = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() {
        jobs.start(new StartupEvent());
    }

    @AfterEach
    void startAgain() {
        jobs.start(new StartupEvent());
    }

    @Test
    void aJobThatComesAfterTheEndAndFindsANewBeanDoesNothing() {
        CompletableFuture.runAsync(this::stop).join();
        BackgroundJobs another = new BackgroundJobs();
        run(another, () -> done.add("began"));
        assertThat(done).containsExactly("the service stopped");
        another.start(new StartupEvent());
        run(another, () -> done.add("began"));
        assertThat(done).containsExactly("the service stopped", "began");
    }

    @Test
    void theServiceStopsAfterTheJobThatRunsAndBeginsNoOther() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<Void> job = CompletableFuture.runAsync(() -> run(() -> {
            begun.countDown();
            mayEnd.await();
            return done.add("the job ended");
        }));
        begun.await();
        CompletableFuture<Void> end = CompletableFuture.runAsync(this::stop);
        assertThat(end).isNotDone();
        mayEnd.countDown();
        end.join();
        job.join();
        run(() -> done.add("another began"));
        assertThat(done).containsExactly("the job ended", "the service stopped");
    }

    @Test
    void everythingThatTheClockBeginsIsSuchAJob() {
        ArchRuleDefinition.methods()
                .that()
                .areAnnotatedWith(Scheduled.class)
                .should()
                .beAnnotatedWith(BackgroundJob.class)
                .check(new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("org.faultline"));
    }

    private void run(Callable<?> job) {
        run(jobs, job);
    }

    private static void run(BackgroundJobs by, Callable<?> job) {
        by.run("a job", job);
    }

    private void stop() {
        try {
            jobs.stop(new ShutdownEvent());
            done.add("the service stopped");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
