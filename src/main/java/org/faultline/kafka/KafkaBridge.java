package org.faultline.kafka;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.HealthRegistry;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.interceptor.Interceptor;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.faultline.alert.store.RevisionFeed;
import org.faultline.report.store.Calendar;
import org.faultline.report.store.Reports;
import org.faultline.report.theatre.Replicas;
import org.faultline.settings.Settings;
import org.faultline.web.alert.AlertBriefs;
import org.jspecify.annotations.Nullable;

/** Reads reports from Kafka and publishes alerts to it while the service runs, where {@code kafka.bootstrap.servers} is set. */
@ApplicationScoped
class KafkaBridge {
    private static final String HEALTH = "kafka";

    /** After the pipeline, which works out what is read, and before it again at the end. */
    private static final int LAST = Interceptor.Priority.APPLICATION + 800;

    private static final int FIRST = Interceptor.Priority.PLATFORM_BEFORE;

    private final Optional<String> servers;
    private final Instance<Map<String, Object>> configured;
    private final Settings settings;
    private final Reports reports;
    private final Calendar calendar;
    private final PublishedPosition position;
    private final RevisionFeed feed;
    private final AlertBriefs briefs;
    private final ObjectMapper json;
    private final MeterRegistry registry;
    private final HealthRegistry health;
    private final Replicas replicas;
    private @Nullable Running running;

    /** What there is while it is on. */
    private record Running(
            String servers, ReportConsumer reports, StepThread in, StepThread out, KafkaMetrics metrics) {}

    KafkaBridge(
            @ConfigProperty(name = "kafka.bootstrap.servers") Optional<String> servers,
            @Identifier("default-kafka-broker") Instance<Map<String, Object>> configured,
            Settings settings,
            Reports reports,
            Calendar calendar,
            PublishedPosition position,
            RevisionFeed feed,
            AlertBriefs briefs,
            ObjectMapper json,
            MeterRegistry registry,
            @Readiness HealthRegistry health,
            Replicas replicas) {
        this.replicas = replicas;
        this.servers = servers;
        this.configured = configured;
        this.settings = settings;
        this.reports = reports;
        this.calendar = calendar;
        this.position = position;
        this.feed = feed;
        this.briefs = briefs;
        this.json = json;
        this.registry = registry;
        this.health = health;
    }

    void start(@Observes @Priority(LAST) StartupEvent event) {
        if (servers.isPresent()) {
            start(configured.get());
        }
    }

    /** @param by settings of the clients, by the names that Kafka has for them */
    void start(Map<String, Object> by) {
        KafkaClients clients = new KafkaClients(by);
        KafkaMetrics metrics = new KafkaMetrics(registry);
        ReportConsumer consumer = new ReportConsumer(
                clients,
                settings.kafkaReports(),
                new DeadLetters(clients, settings.kafkaDeadLetters()),
                reports,
                calendar,
                metrics);
        AlertPublisher publisher = new AlertPublisher(
                clients, settings.kafkaAlerts(), settings.baseUrl(), position, feed, briefs, json, metrics);
        StepThread in = new StepThread("kafka-reports", "reports from Kafka", consumer, clients::words);
        StepThread out = new StepThread("kafka-alerts", "alerts to Kafka", publisher, clients::words);
        running = new Running(clients.servers(), consumer, in, out, metrics);
        metrics.watch(consumer, in, out);
        health.register(HEALTH, this::health);
        in.start();
        out.start();
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        stop();
    }

    /** Waits for what is under way. */
    void stop() {
        Running now = running;
        if (now != null) {
            running = null;
            now.out.end();
            now.in.stop();
            now.out.stop();
            health.remove(HEALTH);
            now.metrics.remove();
        }
    }

    /** Always up: pages, the API and mails do not depend on Kafka, and a restart would not mend it. */
    private HealthCheckResponse health() {
        Running now = running;
        var answer = HealthCheckResponse.named(HEALTH).up();
        if (now == null) {
            return answer.build();
        }
        answer.withData("servers", now.servers)
                .withData("reports", said(now.in, "are read"))
                .withData("waiting", now.reports.waiting())
                .withData("alerts", said(now.out, "are published"));
        int partitions = now.reports.partitions();
        int theatres = replicas.theatres().size();
        if (partitions > 0 && partitions < theatres) {
            answer.withData(
                    "partitions",
                    settings.kafkaReports() + " has " + partitions + " for " + theatres
                            + " theatres: the news of some waits behind that of others; add partitions");
        }
        return answer.build();
    }

    private static String said(StepThread thread, String well) {
        String trouble = thread.trouble();
        return trouble == null ? well : "wait: " + trouble;
    }
}
