package org.faultline.job;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which of the jobs that the clock begins are running, so that the service stops after them, and which fail. */
@ApplicationScoped
public class BackgroundJobs {
    private static final Logger LOG = Logger.getLogger(BackgroundJobs.class);

    /** After those who tell a long job to come to its end. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 900;

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    /**
     * Shared by the jobs that run; taken for good by the end of the service. Of the class, not of the bean: a job that comes late finds a
     * new bean where the container has put away the one that knows of the end.
     */
    private static volatile ReadWriteLock running = new ReentrantReadWriteLock();

    /** Of jobs by their names. */
    private final Map<String, FailureLog> failures = new ConcurrentHashMap<>();

    /** Before any job: another service may have ended in this process. */
    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event) {
        running = new ReentrantReadWriteLock();
    }

    /** Does the job, or nothing where the service stops; gives null where it fails. */
    @Nullable
    Object run(String name, Callable<?> job) {
        Lock turn = running.readLock();
        if (!turn.tryLock()) {
            return null;
        }
        FailureLog log = failures.computeIfAbsent(name, n -> new FailureLog("the job " + n));
        try {
            Object done = job.call();
            log.worked();
            return done;
        } catch (Exception | Error e) {
            log.failed(e);
            return null;
        } finally {
            turn.unlock();
        }
    }

    void stop(@Observes @Priority(LAST) ShutdownEvent event) throws InterruptedException {
        if (!running.writeLock().tryLock(LONGEST_WAIT.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warn("a job of the clock did not end; what it left undone is done at the next start");
        }
    }

    @Interceptor
    @BackgroundJob
    @Priority(Interceptor.Priority.PLATFORM_BEFORE)
    static class Around {
        private final BackgroundJobs jobs;

        Around(BackgroundJobs jobs) {
            this.jobs = jobs;
        }

        @AroundInvoke
        @Nullable
        Object run(InvocationContext job) {
            Method method = job.getMethod();
            return jobs.run(method.getDeclaringClass().getSimpleName() + "." + method.getName(), job::proceed);
        }
    }
}
