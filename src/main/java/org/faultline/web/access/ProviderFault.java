package org.faultline.web.access;

import java.util.Arrays;
import java.util.Locale;

/** Why somebody did not come in by the identity provider, as the page says it; none of its words are taken over, since anybody can write an address with some. */
public enum ProviderFault {
    UNAVAILABLE(503, "The identity provider does not answer; it is asked again the next time somebody signs in by it."),
    NOT_COMPLETED(
            401, "Signing in by the identity provider came to no end: it took too long, or began in another window."),
    REFUSED(401, "The identity provider refused.");

    private final int status;
    private final String words;

    ProviderFault(int status, String words) {
        this.status = status;
        this.words = words;
    }

    /** Where people see it. */
    public String page() {
        return "/login?error=" + name().toLowerCase(Locale.ROOT);
    }

    /** Of one of these, or of a code of OAuth 2.0 (RFC 6749, 4.1.2.1), all of which are refusals. */
    static ProviderFault of(String code) {
        return Arrays.stream(values())
                .filter(fault -> fault.name().equalsIgnoreCase(code))
                .findFirst()
                .orElse(REFUSED);
    }

    int status() {
        return status;
    }

    String words() {
        return words;
    }
}
