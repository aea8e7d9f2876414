package org.faultline.knowledge;

import java.util.Locale;
import java.util.MissingResourceException;

/** ISO 3166-1 codes, from the JDK's own table. */
final class Countries {
    private Countries() {}

    /** The three letters for two, upper case; empty where there are none. Kosovo's are in use and not in the standard. */
    static String alpha3(String alpha2) {
        if (alpha2.equals("XK")) {
            return "XKX";
        }
        try {
            return alpha2.matches("[A-Z]{2}")
                    ? new Locale.Builder().setRegion(alpha2).build().getISO3Country()
                    : "";
        } catch (MissingResourceException e) {
            return "";
        }
    }
}
