package org.faultline.web.subscription;

import io.quarkus.qute.TemplateExtension;
import java.util.List;
import java.util.stream.Stream;
import org.faultline.alert.certainty.Certainty;
import org.faultline.rule.language.model.Severity;

/** The choices that the form of a wish gives. */
final class WishWords {
    private WishWords() {}

    @TemplateExtension(namespace = "wish")
    static List<String> severities() {
        return Stream.of(Severity.values()).map(Enum::name).toList();
    }

    /** POSSIBLE is the same as any. */
    @TemplateExtension(namespace = "wish")
    static List<Certainty> certainties() {
        return List.of(Certainty.LIKELY, Certainty.OBSERVED);
    }

    @TemplateExtension(namespace = "wish")
    static List<String> digests() {
        return List.of("none", "hourly", "daily", "weekly", "monthly");
    }
}
