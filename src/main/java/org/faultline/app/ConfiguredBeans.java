package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.RunningRules;

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
    Knowledge knowledge(
            @ConfigProperty(name = "faultline.config-dir", defaultValue = "config") Path dir,
            @ConfigProperty(name = "faultline.sample", defaultValue = "false") boolean sample) {
        CompletableFuture<Knowledge> begun = Bootstrap.knowledge();
        Knowledge knowledge = begun == null ? KnowledgeReader.read(dir) : begun.join();
        return sample ? KnowledgeReader.withSample(knowledge, dir) : knowledge;
    }

    @Produces
    @Singleton
    RunningRules rules(
            @ConfigProperty(name = "faultline.rules-dir", defaultValue = "rules") Path dir,
            @ConfigProperty(name = "faultline.horizon", defaultValue = "400") int horizon) {
        CompletableFuture<RunningRules> begun = Bootstrap.rules();
        return begun == null ? RunningRules.of(dir, horizon) : begun.join();
    }

    void close(@Disposes RunningRules rules) {
        rules.close();
    }
}
