package org.faultline.notify.mail;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Expression;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.ReflectionValueResolver;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateLocator;
import io.quarkus.qute.Variant;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.faultline.notify.mail.words.ForeignText;
import org.faultline.notify.mail.words.PlainText;
import org.faultline.notify.mail.words.TextWrapping;

/**
 * Lays out what a mail says as text and as HTML, by the templates {@code mail/NAME.txt} and {@code mail/NAME.html}. It has an engine of
 * its own, because in mails the signs that keep text of another direction apart become elements of HTML.
 */
final class Typesetter {
    /** Both parts of a mail. */
    record Parts(String text, String html) {}

    private static final String HTML = Variant.TEXT_HTML;

    private final Engine engine = Engine.builder()
            .addDefaults()
            .addValueResolver(new ReflectionValueResolver())
            .addResultMapper(new Isolating())
            .addLocator(Typesetter::located)
            .build();

    /** Escapes for HTML, and turns isolates into elements, which more mail programs know than the characters. */
    private static final class Isolating extends HtmlEscaper {
        Isolating() {
            super(List.of(HTML));
        }

        @Override
        public String map(Object result, Expression expression) {
            String escaped = super.map(result, expression);
            return result instanceof PlainText
                    ? escaped
                    : escaped.replace(String.valueOf(ForeignText.FSI), "<bdi>")
                            .replace(String.valueOf(ForeignText.PDI), "</bdi>");
        }
    }

    /** @param page what the templates find under {@code page} */
    Parts set(String name, Object page) {
        String text =
                TextWrapping.wrapped(template(name + ".txt").data("page", page).render());
        return new Parts(text, template(name + ".html").data("page", page).render());
    }

    private Template template(String id) {
        return engine.getTemplate(id);
    }

    private static Optional<TemplateLocator.TemplateLocation> located(String id) {
        return Optional.of(new TemplateLocator.TemplateLocation() {
            @Override
            public java.io.Reader read() {
                return new StringReader(resource(id));
            }

            @Override
            public Optional<Variant> getVariant() {
                return Optional.of(Variant.forContentType(id.endsWith(".html") ? HTML : Variant.TEXT_PLAIN));
            }
        });
    }

    private static String resource(String id) {
        try (InputStream in = Typesetter.class.getResourceAsStream("/mail/" + id)) {
            if (in == null) {
                throw new IllegalStateException("there is no template mail/" + id);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("could not read the template mail/" + id, e);
        }
    }
}
