package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.knowledge.theatre.Theatres;
import org.faultline.rule.FolderState;
import org.faultline.rule.RulesInFolder;
import org.faultline.rule.RunningRules;
import org.faultline.rule.draft.SavedDrafts;
import org.faultline.settings.ReplicaName;
import org.faultline.settings.Settings;

/** Makes the parts that come from files, and the clock. */
@ApplicationScoped
class ConfiguredBeans {
    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    RunningKnowledge knowledge(Settings settings) {
        CompletableFuture<RunningKnowledge> begun = Bootstrap.knowledge();
        RunningKnowledge knowledge = begun == null
                ? RunningKnowledge.of(settings.configDir(), FolderState.of(settings.configDir()))
                : begun.join();
        if (settings.sample().orElse(false)) {
            knowledge.expectSample();
        }
        return knowledge;
    }

    @Produces
    @Singleton
    Theatres theatres(Settings settings) {
        return Theatres.read(settings.configDir());
    }

    @Produces
    @Singleton
    RunningRules rules(Settings settings) {
        CompletableFuture<RunningRules> begun = Bootstrap.rules();
        return begun == null ? RunningRules.of(settings.rulesDir(), settings.horizon()) : begun.join();
    }

    @Produces
    @Singleton
    SavedDrafts drafts(DataSource database, Settings settings, ReplicaName replica) {
        RulesInFolder folder = new RulesInFolder(settings.rulesDir(), settings.horizon());
        return new SavedDrafts(database, folder, replica.value());
    }

    void close(@Disposes RunningRules rules) {
        rules.close();
    }
}
