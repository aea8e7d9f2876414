package org.faultline.web.access;

import java.util.Arrays;
import java.util.Locale;

/** Why somebody did not come in by the identity provider, as the page says it; none of its words are taken over, since anybody can write an address with some. */
public enum ProviderFault {
    /** It does not answer; it is asked again the next time somebody signs in by it. */
    UNAVAILABLE(503),
    /** It took too long, or began in another window. */
    NOT_COMPLETED(401),
    REFUSED(401);

    private final int status;

    ProviderFault(int status) {
        this.status = status;
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
}
