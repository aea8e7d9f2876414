package org.faultline.knowledge.name;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** ISO 3166-1 codes, from the JDK's own table. Kosovo's are in use and not in the standard. */
public final class Countries {
    private static final Set<String> CODES = new TreeSet<>(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3));

    /** What somebody may have meant, in upper case, and the code for it: the codes themselves, and the English names. */
    private static final Map<String, String> SPELLINGS = new TreeMap<>();

    private static final Map<String, String> NAMES = new TreeMap<>(Map.of("XKX", "Kosovo"));

    static {
        CODES.add("XKX");
        CODES.forEach(code -> SPELLINGS.put(code, code));
        SPELLINGS.put("KOSOVO", "XKX");
        for (String two : Locale.getISOCountries()) {
            String name = new Locale.Builder().setRegion(two).build().getDisplayCountry(Locale.ENGLISH);
            SPELLINGS.put(name.toUpperCase(Locale.ROOT), alpha3(two));
            NAMES.put(alpha3(two), name);
        }
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
        return Set.copyOf(CODES);
    }

    /** The English name of a country by its code; of what is none the code. */
    public static String name(String code) {
        return NAMES.getOrDefault(code, code);
    }

    /** Why a text is no code of three letters, with the nearest; null where it is one. */
    public static @Nullable String fault(String code) {
        if (CODES.contains(code)) {
            return null;
        }
        String upper = code.toUpperCase(Locale.ROOT);
        String two = alpha3(upper);
        return "'" + code + "' is not a country's ISO 3166-1 alpha-3 code"
                + (two.isEmpty() ? NearestName.hint(upper, SPELLINGS) : NearestName.hint(two, SPELLINGS));
    }
}
