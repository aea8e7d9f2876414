package org.faultline.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackgroundJobsTest {
    private final BackgroundJobs jobs = new BackgroundJobs();
    private final List<String> done = new CopyOnWriteArrayList<>();

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
        try {
            jobs.run(job);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
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
