package org.faultline.subscription;

import java.util.Locale;

/** A language that mails are written in. */
public enum Language {
    EN,
    AR;

    public Locale locale() {
        return Locale.forLanguageTag(name().toLowerCase(Locale.ROOT));
    }
}
