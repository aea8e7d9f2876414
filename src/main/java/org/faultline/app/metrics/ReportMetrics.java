package org.faultline.app.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.faultline.ingest.detection.Formats;
import org.faultline.ingest.format.Format;
import org.faultline.knowledge.ExpectedSource;
import org.faultline.knowledge.RunningKnowledge;
import org.faultline.report.store.ReportOutcomes;
import org.jspecify.annotations.Nullable;

/**
 * What became of the reports that were delivered, by data set. Anybody can make up data sets, so only those are told apart that a format
 * is named after, and those that {@code config/sources.yaml} expects.
 */
@ApplicationScoped
class ReportMetrics {
    private static final String OTHER = "other";
    private static final String REFUSED = "refused";
    private static final List<String> OF_FORMATS =
            Formats.TABLES.stream().map(Format::apiName).toList();

    private final MeterRegistry registry;
    private final RunningKnowledge knowledge;

    ReportMetrics(MeterRegistry registry, RunningKnowledge knowledge) {
        this.registry = registry;
        this.knowledge = knowledge;
    }

    /** With zeros, so that the first of a kind is seen to rise. */
    void start(@Observes StartupEvent event) {
        List<String> datasets = new ArrayList<>(OF_FORMATS);
        datasets.add(OTHER);
        for (String dataset : datasets) {
            Stream.concat(Arrays.stream(ReportOutcomes.Outcome.values()).map(ReportMetrics::label), Stream.of(REFUSED))
                    .forEach(outcome -> counter(dataset, outcome));
        }
    }

    void count(@Observes(during = TransactionPhase.AFTER_SUCCESS) ReportOutcomes outcomes) {
        outcomes.counts().forEach((kind, count) -> counter(dataset(kind.dataset()), label(kind.outcome()))
                .increment(count));
        counter(ofFormat(outcomes.format()), REFUSED).increment((double) outcomes.refused());
    }

    private Counter counter(String dataset, String outcome) {
        return Counter.builder("faultline.reports")
                .description("Reports that were delivered, by what became of them")
                .tag("dataset", dataset)
                .tag("outcome", outcome)
                .register(registry);
    }

    private String dataset(String name) {
        return OF_FORMATS.contains(name)
                ? name
                : knowledge.now().sources().stream()
                        .filter(s -> s.is(name))
                        .map(ExpectedSource::name)
                        .findFirst()
                        .orElse(OTHER);
    }

    /** Of a refused record nothing is known but its format: ACLED's list of deleted events is ACLED's too. */
    private static String ofFormat(@Nullable String format) {
        return format == null
                ? OTHER
                : OF_FORMATS.stream().filter(format::startsWith).findFirst().orElse(OTHER);
    }

    private static String label(ReportOutcomes.Outcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT);
    }
}
