package org.faultline.trial.backtest.page;

import io.quarkus.qute.Engine;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.RawString;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Templates of pages that stand alone. The command that writes them runs without the service, so the engine is its own. */
final class PageTemplates {
    private static final Engine ENGINE = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    private static final RawString STYLE = new RawString(text("backtest.css"));

    private PageTemplates() {}

    static Template of(String name) {
        return ENGINE.parse(text(name), Variant.forContentType(Variant.TEXT_HTML));
    }

    /** To be rendered with the style that all of them share. */
    static TemplateInstance styled(Template template) {
        return template.data("style", STYLE);
    }

    private static String text(String name) {
        try (InputStream in =
                Objects.requireNonNull(PageTemplates.class.getResourceAsStream("/templates/" + name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the template of the page", e);
        }
    }
}
