package org.faultline.pipeline;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.faultline.database.DatabaseChange;
import org.faultline.job.BackgroundJob;
import org.faultline.report.Text;
import org.faultline.rule.RuleReload;
import org.faultline.rule.draft.SavedDraft;
import org.faultline.rule.draft.SavedDrafts;
import org.faultline.rule.file.NotSaved;
import org.faultline.settings.ReplicaName;
import org.faultline.settings.Settings;
import org.jboss.logging.Logger;

/** Brings drafts that were saved on other replicas into the rules folder of this one, and lets the service take them over. */
@ApplicationScoped
class DraftReceiver {
    private static final Logger LOG = Logger.getLogger(DraftReceiver.class);

    /** Where no change is heard: so often, counted in looks. */
    private static final int ANYWAY = 10;

    private final SavedDrafts drafts;
    private final RuleReload reload;
    private final Settings settings;
    private final ReplicaName replica;

    /** Why one cannot be written, by its rule, so that it is said once. */
    private final Map<String, String> objections = new HashMap<>();

    private volatile boolean changed;
    private int looks;

    /** Whether the folder was compared with what had reached it before this process began. */
    private boolean compared;

    DraftReceiver(SavedDrafts drafts, RuleReload reload, Settings settings, ReplicaName replica) {
        this.drafts = drafts;
        this.reload = reload;
        this.settings = settings;
        this.replica = replica;
    }

    /** Also at the start, and whenever changes are heard again. */
    void changed(@Observes DatabaseChange change) {
        if (change.isOf("saved_draft")) {
            changed = true;
        }
    }

    /** Not in the thread that hears of changes, as rules take seconds to compile. */
    @BackgroundJob
    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void look() {
        if (!changed && ++looks < ANYWAY) {
            return;
        }
        changed = false;
        looks = ANYWAY; // where this fails, the next look tries again
        receive();
        looks = 0;
    }

    private void receive() {
        if (!compared) {
            compared = drafts.forgetMissing();
        }
        List<SavedDraft> done = new ArrayList<>();
        boolean written = false;
        for (SavedDraft draft : drafts.waiting()) {
            try {
                boolean here = drafts.write(draft);
                LOG.infof(
                        here
                                ? "the draft %s that was saved in a browser stands in the rules folder"
                                : "the draft %s that was saved on another replica is not brought here: its file here was changed otherwise",
                        draft.rule());
                written |= here;
                done.add(draft);
                objections.remove(draft.rule());
            } catch (NotSaved e) {
                object(draft, e.why());
            }
        }
        if (written) {
            reload.now();
        }
        drafts.settle(done);
        if (compared) {
            drafts.noteRemoved().forEach(this::warn);
        }
    }

    private void warn(SavedDraft removed) {
        LOG.warnf(
                "the draft %s was removed from the rules folder of the replica %s while it ran, and is brought to none any more: "
                        + "save it anew in the browser to have it on all",
                removed.rule(), replica.value());
    }

    private void object(SavedDraft draft, String why) {
        String objection = draft.version() + " " + why;
        if (!objection.equals(objections.put(draft.rule(), objection))) {
            LOG.warnf(
                    "the draft %s in %s that was saved on another replica cannot be brought into the rules folder %s: %s",
                    Text.clean(draft.rule()),
                    Text.clean(draft.family()),
                    settings.rulesDir().toAbsolutePath(),
                    why);
        }
    }
}
