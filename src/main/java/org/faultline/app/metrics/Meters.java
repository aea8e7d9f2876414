package org.faultline.app.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.function.Supplier;

/** Makes gauges in place of what a service that ran before in the same process left, which nobody answers any more. */
@ApplicationScoped
class Meters {
    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    void gauge(String name, String what, Supplier<Number> value) {
        registry.find(name).gauges().forEach(registry::remove);
        Gauge.builder(name, value).description(what).register(registry);
    }

    MultiGauge gauges(String name, String what) {
        registry.find(name).gauges().forEach(registry::remove);
        return MultiGauge.builder(name).description(what).register(registry);
    }

    /** Gives a gauge one value for each value of a label, and no others. */
    static void set(MultiGauge gauge, String label, Map<String, ? extends Number> values) {
        gauge.register(
                values.entrySet().stream()
                        .map(e -> MultiGauge.Row.of(Tags.of(label, e.getKey()), e.getValue()))
                        .toList(),
                true);
    }
}
