package org.faultline.pipeline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.faultline.job.BackgroundJob;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.name.KnowledgeFault;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.settings.Settings;
import org.jboss.logging.Logger;

/** Looks after the folder of knowledge: all of it is taken over, or, where any file has a fault, nothing, and what held before goes on. */
@ApplicationScoped
class KnowledgeReloader {
    private static final Logger LOG = Logger.getLogger(KnowledgeReloader.class);

    private final RunningKnowledge known;
    private final Pipeline pipeline;
    private final Reloader rules;
    private final Theatres theatres;
    private final Path dir;
    private final FolderWatch watch;

    KnowledgeReloader(RunningKnowledge known, Pipeline pipeline, Reloader rules, Theatres theatres, Settings settings) {
        this.theatres = theatres;
        this.known = known;
        this.pipeline = pipeline;
        this.rules = rules;
        this.dir = settings.configDir();
        this.watch = new FolderWatch(dir, known.begunOn());
    }

    @BackgroundJob
    @Scheduled(every = "${faultline.rules-watch}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (watch.changed()) {
            now();
        }
    }

    private void now() {
        watch.take();
        try {
            Knowledge next = known.read();
            Theatres divided = Theatres.read(dir);
            boolean mended = !known.faults().isEmpty();
            takeOver(next);
            if (mended) {
                LOG.infof("what stands in %s has no fault any more", dir);
            }
            if (!divided.toString().equals(theatres.toString())) {
                LOG.warnf(
                        "the theatres in %s are %s; they hold from the next start, until then %s",
                        dir, divided, theatres);
            }
        } catch (KnowledgeFault e) {
            known.note(e.faults());
            LOG.errorf("nothing in %s is taken over; what was known before goes on: %s", dir, e.getMessage());
        } catch (RuntimeException e) {
            List<String> said = List.of(dir + " could not be taken over, and is tried again: " + e.getMessage());
            if (!said.equals(known.faults())) {
                LOG.errorf(e, "what changed in %s could not be taken over, and is tried again", dir);
            }
            known.note(said);
            watch.tryAgain();
        }
    }

    /** Also where the same is known in other words, such as names in Arabic; what is worked out from it changes with its version alone. */
    private void takeOver(Knowledge next) {
        boolean same = next.version().equals(known.now().version());
        pipeline.takeOver(next);
        known.note(List.of());
        LOG.infof("%d actors known as they stand in %s", next.actors().size(), dir);
        if (!same) {
            rules.now(); // cases run on what is known
        }
    }
}
