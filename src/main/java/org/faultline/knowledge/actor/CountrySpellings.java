package org.faultline.knowledge.actor;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Names;

/** Countries as people write them: by their codes of three or two letters, or by their names in the languages that reports come in. */
public final class CountrySpellings {
    /** Beside English; the names of the JDK. */
    private static final List<String> LANGUAGES = List.of("ar", "de", "es", "fr", "ru", "tr");

    private static final Map<String, String> CODES = new TreeMap<>();

    static {
        DisplayNames english = DisplayNames.NONE;
        DisplayNames arabic = english.in(new Locale("ar"));
        for (String code : Countries.codes()) {
            add(code, code, Countries.name(code), english.country(code), arabic.country(code));
        }
        LANGUAGES.stream().map(Locale::forLanguageTag).forEach(language -> {
            for (String two : Locale.getISOCountries()) {
                Locale country = new Locale.Builder().setRegion(two).build();
                add(Countries.alpha3(two), two, country.getDisplayCountry(language));
            }
        });
        add("XKX", "XK");
    }

    private CountrySpellings() {}

    private static void add(String code, String... spellings) {
        for (String spelling : spellings) {
            CODES.putIfAbsent(key(spelling), code);
        }
    }

    /** The ISO 3166-1 alpha-3 code of a country; empty where it is none. */
    public static String code(String said) {
        return CODES.getOrDefault(key(said), "");
    }

    /** The codes by all spellings, normalised and without an English article. */
    public static Map<String, String> all() {
        return Collections.unmodifiableMap(CODES);
    }

    private static String key(String spelling) {
        String key = Names.normalised(spelling);
        return key.startsWith("the ") ? key.substring("the ".length()) : key;
    }
}
