package org.faultline.subscription;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.alert.certainty.AssessedCertainty;
import org.faultline.alert.lifecycle.Snapshot;
import org.faultline.rule.firing.Evidence;
import org.faultline.rule.language.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What one revision of an alert is about, taken out of it once so that thousands can be asked whether they want it; what takes long to gather
 * only if one of them looks at it.
 */
public record AlertFacets(
        String rule,
        String family,
        String theatre,
        Severity severity,
        AssessedCertainty certainty,
        int sources,
        Supplier<Set<String>> countries,
        Supplier<Set<String>> admin1s,
        Supplier<Set<String>> groups,
        Supplier<List<Spot>> spots,
        Supplier<String> text) {

    /** Where one event took place; kilometres to the nearest land border, by its folded name. */
    record Spot(@Nullable Double lat, @Nullable Double lon, String border, double borderKm) {}

    /** @param family the folder of the rule */
    public static AlertFacets of(AlertUpdate news, String family) {
        Snapshot now = news.revision().snapshot();
        List<Evidence> evidence = now.evidence();
        return new AlertFacets(
                news.alert().rule(),
                family,
                news.alert().theatre(),
                now.severity(),
                now.certainty(),
                now.sources().size(),
                all(evidence, e -> Stream.of(e.country())),
                all(evidence, e -> Stream.of(e.admin1())),
                all(evidence, e -> e.parts().stream().flatMap(p -> Stream.of(p.group(), p.actor()))),
                new Lazy<>(() -> evidence.stream().map(AlertFacets::spot).toList()),
                new Lazy<>(() -> text(news.alert(), now)));
    }

    private static Supplier<Set<String>> all(List<Evidence> evidence, Function<Evidence, Stream<String>> of) {
        return new Lazy<>(
                () -> evidence.stream().flatMap(of).map(AlertFacets::folded).collect(Collectors.toUnmodifiableSet()));
    }

    private static Spot spot(Evidence e) {
        Double km = e.borderKm();
        return new Spot(
                e.lat(),
                e.lon(),
                border(Objects.requireNonNullElse(e.border(), "")),
                km == null ? Double.POSITIVE_INFINITY : km);
    }

    private static String text(Alert alert, Snapshot now) {
        Stream<String> head = Stream.concat(Stream.of(alert.title(), now.summary()), alert.groupBy().values().stream());
        Stream<String> body = now.evidence().stream()
                .flatMap(e -> Stream.concat(
                        Stream.of(e.place()), e.reports().stream().map(org.faultline.rule.firing.ReportSource::quote)));
        return folded(Stream.concat(head, body).filter(Objects::nonNull).collect(Collectors.joining("\n")));
    }

    static String folded(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    /** The two countries of a border in one order, however it is written: {@code Iraq–Syria}, {@code syria - iraq}. */
    static String border(String name) {
        return Stream.of(name.split("[-–|/]", 2))
                .map(AlertFacets::folded)
                .sorted()
                .collect(Collectors.joining("-"));
    }
}
