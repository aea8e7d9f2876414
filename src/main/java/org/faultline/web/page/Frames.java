package org.faultline.web.page;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.report.store.Calendar;
import org.faultline.web.http.Links;
import org.jspecify.annotations.Nullable;

/** What the page that is asked for needs to know, in the language that somebody chose here, or else the first of their browser's that we have. */
@RequestScoped
public class Frames {
    static final String COOKIE = "language";
    private static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.forLanguageTag("ar"));

    private final Calendar calendar;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final PageNames names;

    Frames(Calendar calendar, HttpHeaders headers, UriInfo uri, PageNames names) {
        this.names = names;
        this.calendar = calendar;
        this.headers = headers;
        this.uri = uri;
    }

    public Frame now() {
        return in(language());
    }

    /** In a language that the page itself asks for. */
    public Frame in(Locale language) {
        return new Frame(
                calendar.isSample(),
                calendar.isFeeding(),
                calendar.pinned().orElse(null),
                MailPhrases.of(language),
                names.in(language),
                Links.withQueryOf(uri, uri.getRequestUri().getRawPath()));
    }

    private Locale language() {
        Cookie chosen = headers.getCookies().get(COOKIE);
        return language(
                chosen == null ? null : chosen.getValue(),
                headers.getAcceptableLanguages().stream()
                        .map(Locale::getLanguage)
                        .toList());
    }

    /**
     * The first of ours that was chosen or is accepted, else English.
     *
     * @param chosen what the cookie says
     * @param accepted the languages of the browser, the one it likes best first
     */
    static Locale language(@Nullable String chosen, List<String> accepted) {
        return Stream.concat(
                        Stream.ofNullable(chosen)
                                .map(tag -> Locale.forLanguageTag(tag).getLanguage()),
                        accepted.stream())
                .flatMap(wanted -> Stream.ofNullable(ours(wanted)))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** The language of a tag such as {@code ar} if there are words in it, else null. */
    static @Nullable Locale ours(String tag) {
        return LANGUAGES.stream()
                .filter(l -> l.getLanguage().equals(tag))
                .findFirst()
                .orElse(null);
    }
}
