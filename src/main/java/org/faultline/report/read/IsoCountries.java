package org.faultline.report.read;

import java.util.HashMap;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The codes of ISO 3166-1 alpha-3, from the JDK's own table, and Kosovo's, which is in use and not in the standard. */
public final class IsoCountries {
    /** What is said of a country that no code stands for, such as a sea or a base, as the second half of a sentence. */
    public static final String UNKNOWN = "is no country with an ISO 3166-1 code; taken with its country unknown";

    private static final String KOSOVO = "XKX";
    private static final Set<String> CODES = new TreeSet<>(Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3));

    /** The code for a country's two letters, and for its English name in upper case. */
    private static final Map<String, String> OTHER = new HashMap<>(Map.of("XK", KOSOVO, "KOSOVO", KOSOVO));

    static {
        CODES.add(KOSOVO);
        for (String two : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(two).build();
            OTHER.put(two, country.getISO3Country());
            OTHER.put(country.getDisplayCountry(Locale.ENGLISH).toUpperCase(Locale.ROOT), country.getISO3Country());
        }
    }

    private IsoCountries() {}

    /** The code itself, in upper case; null where it is none. */
    static @Nullable String code(String said) {
        String code = said.toUpperCase(Locale.ROOT);
        return CODES.contains(code) ? code : null;
    }

    /** The code meant, where somebody wrote a country's two letters or its name; nothing where that is not certain. */
    static String hint(String said) {
        String meant = MissingWords.contains(said) ? null : OTHER.get(said.toUpperCase(Locale.ROOT));
        return meant == null ? "" : "; did you mean " + meant + "?";
    }
}
