package org.faultline.kafka;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Figures of what goes in and out by Kafka; they are there while it is on. */
final class KafkaMetrics {
    private final MeterRegistry registry;
    private final List<Meter> gauges = new ArrayList<>();
    private final Counter taken;
    private final Counter deadLettered;
    private final Counter published;

    KafkaMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.taken = messages("taken");
        this.deadLettered = messages("dead_lettered");
        this.published = Counter.builder("faultline.kafka.revisions")
                .description("Revisions of alerts that were published to Kafka")
                .register(registry);
    }

    private Counter messages(String outcome) {
        return Counter.builder("faultline.kafka.messages")
                .description("Messages that were read from Kafka, by what became of them")
                .tag("outcome", outcome)
                .register(registry);
    }

    void watch(ReportConsumer reports, StepThread in, StepThread out) {
        gauge("faultline.kafka.lag.messages", "Messages that wait in the partitions read here", reports::waiting);
        gauge("faultline.kafka.reports.up", "1 while reports can be read from Kafka", () -> up(in));
        gauge("faultline.kafka.alerts.up", "1 while alerts can be published to Kafka", () -> up(out));
    }

    private void gauge(String name, String what, Supplier<Number> value) {
        gauges.add(Gauge.builder(name, value)
                .description(what)
                .strongReference(true)
                .register(registry));
    }

    private static int up(StepThread thread) {
        return thread.trouble() == null ? 1 : 0;
    }

    void taken(int good, int refused) {
        taken.increment(good);
        deadLettered.increment(refused);
    }

    void published(int revisions) {
        published.increment(revisions);
    }

    void remove() {
        gauges.forEach(registry::remove);
        List.of(taken, deadLettered, published).forEach(registry::remove);
    }
}
