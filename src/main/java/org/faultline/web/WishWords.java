package org.faultline.web;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.alert.Severity;
import org.faultline.notify.subscriber.Circle;
import org.faultline.notify.subscriber.Strip;

/** What templates say of a wish: the choices there are, and lists as people type them. */
final class WishWords {
    private WishWords() {}

    @TemplateExtension(namespace = "wish")
    static List<String> severities() {
        return Stream.of(Severity.values()).map(Enum::name).toList();
    }

    @TemplateExtension(namespace = "wish")
    static List<String> digests() {
        return List.of("hourly", "daily", "weekly", "monthly");
    }

    @TemplateExtension(namespace = "wish")
    static String line(List<String> values) {
        return String.join(", ", values);
    }

    @TemplateExtension(namespace = "wish")
    static String lines(List<String> values) {
        return String.join("\n", values);
    }

    @TemplateExtension(namespace = "wish")
    static String strips(List<Strip> strips) {
        return strips.stream().map(s -> s.border() + " " + s.km()).collect(Collectors.joining("\n"));
    }

    @TemplateExtension(namespace = "wish")
    static String circles(List<Circle> circles) {
        return circles.stream()
                .map(c -> c.lat() + ", " + c.lon() + ", " + c.km())
                .collect(Collectors.joining("\n"));
    }

    /** What is asked for, in one line. */
    @TemplateExtension
    static String inShort(SubscriptionView.Asked wish) {
        Stream<String> parts = Stream.of(
                        wish.rules(),
                        wish.families(),
                        wish.countries(),
                        wish.admin1s(),
                        wish.near().stream()
                                .map(c -> "within " + c.km() + " km of " + c.lat() + ", " + c.lon())
                                .toList(),
                        wish.borders().stream()
                                .map(s -> s.km() + " km along " + s.border())
                                .toList(),
                        wish.groups(),
                        wish.texts())
                .filter(values -> !values.isEmpty())
                .map(values -> String.join(" or ", values));
        String how = wish.digest().equals("none") ? "at once" : wish.digest();
        return Stream.concat(parts, Stream.of(how)).collect(Collectors.joining("; "));
    }
}
