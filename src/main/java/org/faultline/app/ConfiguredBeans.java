package org.faultline.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.KnowledgeReader;
import org.faultline.rule.RunningRules;
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
    Knowledge knowledge(Settings settings) {
        Path dir = settings.configDir();
        CompletableFuture<Knowledge> begun = Bootstrap.knowledge();
        Knowledge knowledge = begun == null ? KnowledgeReader.read(dir) : begun.join();
        return settings.sample().orElse(false) ? KnowledgeReader.withSample(knowledge, dir) : knowledge;
    }

    @Produces
    @Singleton
    RunningRules rules(Settings settings) {
        CompletableFuture<RunningRules> begun = Bootstrap.rules();
        return begun == null ? RunningRules.of(settings.rulesDir(), settings.horizon()) : begun.join();
    }

    void close(@Disposes RunningRules rules) {
        rules.close();
    }
}
