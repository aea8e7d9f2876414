package org.faultline.knowledge.actor;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Names;

/** Countries as people write them: by their codes of three or two letters, or their names in English or Arabic. */
public final class CountrySpellings {
    private static final Map<String, String> CODES = new HashMap<>();

    static {
        DisplayNames english = DisplayNames.NONE;
        DisplayNames arabic = english.in(new Locale("ar"));
        Stream.concat(Arrays.stream(Locale.getISOCountries()), Stream.of("XK")).forEach(two -> {
            String code = Countries.alpha3(two);
            Stream.of(two, code, Countries.name(code), english.country(code), arabic.country(code))
                    .forEach(spelling -> CODES.put(key(spelling), code));
        });
    }

    private CountrySpellings() {}

    /** The ISO 3166-1 alpha-3 code of a country; empty where it is none. */
    public static String code(String said) {
        return CODES.getOrDefault(key(said), "");
    }

    private static String key(String spelling) {
        return withoutThe(Names.normalised(spelling));
    }

    private static String withoutThe(String name) {
        return name.startsWith("the ") ? name.substring("the ".length()) : name;
    }
}
