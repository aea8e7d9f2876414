package org.faultline.knowledge.name;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** ISO 3166-1 codes, from the JDK's own table. Kosovo's are in use and not in the standard. */
public final class Countries {
    /** The English names by their codes. */
    private static final Map<String, String> NAMES = new TreeMap<>(Map.of("XKX", "Kosovo"));

    private static final Map<String, String> BY_NAME = new TreeMap<>();

    /** What somebody may have meant, in upper case, and the code for it: the codes themselves, and the English names. */
    private static final Map<String, String> SPELLINGS = new TreeMap<>();

    static {
        for (String two : Locale.getISOCountries()) {
            NAMES.put(alpha3(two), new Locale.Builder().setRegion(two).build().getDisplayCountry(Locale.ENGLISH));
        }
        NAMES.forEach((code, name) -> {
            BY_NAME.put(name, code);
            SPELLINGS.put(code, code);
            SPELLINGS.put(name.toUpperCase(Locale.ROOT), code);
        });
    }

    private Countries() {}

    /** The three letters for two, upper case; empty where there are none. */
    public static String alpha3(String alpha2) {
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

    /** All codes of three letters. */
    public static Set<String> codes() {
        return Collections.unmodifiableSet(NAMES.keySet());
    }

    /** The codes by their English names. */
    public static Map<String, String> byName() {
        return Collections.unmodifiableMap(BY_NAME);
    }

    /** The English name of a country by its code; of what is none the code. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    /** Why a text is no code of three letters, with the nearest; null where it is one. */
    public static @Nullable String fault(String code) {
        return NAMES.containsKey(code)
                ? null
                : "'" + code + "' is not a country's ISO 3166-1 alpha-3 code" + NearestName.question(nearest(code));
    }

    /** The codes that were probably meant by a text that is none. */
    public static List<String> nearest(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        String three = alpha3(upper);
        return NearestName.of(three.isEmpty() ? upper : three, SPELLINGS);
    }
}
