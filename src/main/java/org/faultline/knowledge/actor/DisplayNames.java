package org.faultline.knowledge.actor;

import com.ibm.icu.util.ULocale;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Names;
import org.jspecify.annotations.Nullable;

/**
 * The names that people read, within a sentence of one language, of what rules and reports call by an id or a code: groups, actors,
 * countries, and areas and places. What has no such name is shown by the name it has.
 */
public final class DisplayNames {
    /** No names but those of countries. */
    public static final DisplayNames NONE = new DisplayNames(Locale.ENGLISH, Map.of(), Map.of(), Map.of());

    /**
     * Countries whose CLDR name is not what an English sentence takes; most of them lack their article (Chicago Manual of Style, 8.45).
     * By ISO 3166-1 alpha-3.
     */
    private static final Map<String, String> ENGLISH_COUNTRIES = Map.ofEntries(
            Map.entry("ARE", "the United Arab Emirates"),
            Map.entry("BHS", "the Bahamas"),
            Map.entry("CAF", "the Central African Republic"),
            Map.entry("COD", "the Democratic Republic of the Congo"),
            Map.entry("COG", "the Republic of the Congo"),
            Map.entry("COM", "the Comoros"),
            Map.entry("DOM", "the Dominican Republic"),
            Map.entry("GBR", "the United Kingdom"),
            Map.entry("GMB", "the Gambia"),
            Map.entry("HKG", "Hong Kong"),
            Map.entry("MAC", "Macao"),
            Map.entry("MDV", "the Maldives"),
            Map.entry("MMR", "Myanmar"),
            Map.entry("NLD", "the Netherlands"),
            Map.entry("PHL", "the Philippines"),
            Map.entry("PSE", "Palestine"),
            Map.entry("SYC", "the Seychelles"),
            Map.entry("TUR", "Turkey"),
            Map.entry("USA", "the United States"),
            Map.entry("VAT", "the Holy See"));

    private static final Pattern ABBREVIATIONS = Pattern.compile("\\b(hq|ied|(?<=side )[ab])\\b");

    private static final Map<String, String> ALPHA_2 = Arrays.stream(ULocale.getISOCountries())
            .collect(Collectors.toUnmodifiableMap(
                    c -> Countries.alpha3(c).isEmpty() ? c : Countries.alpha3(c), c -> c, (first, second) -> first));

    /** A name for each language: that of an English sentence, and the Arabic one where it is known. */
    public record Name(String english, @Nullable String arabic) {
        String in(Locale language) {
            return isArabic(language) && arabic != null ? arabic : english;
        }
    }

    private final Locale language;
    private final Map<String, Name> groups;
    private final Map<String, Name> actors;
    private final Map<String, String> arabic;

    /**
     * @param groups by their id
     * @param actors likewise
     * @param arabic the Arabic names of actors, areas and places, by the name that facts have of them
     */
    public DisplayNames(
            Locale language, Map<String, Name> groups, Map<String, Name> actors, Map<String, String> arabic) {
        this.language = language;
        this.groups = Map.copyOf(groups);
        this.actors = Map.copyOf(actors);
        this.arabic = Map.copyOf(arabic);
    }

    /** A word of a list that rules and reports choose from: {@code REINFORCEMENT_CONVOY} as "reinforcement convoy". */
    public static String constant(String word) {
        String small = word.toLowerCase(Locale.ROOT).replace('_', ' ');
        return ABBREVIATIONS.matcher(small).replaceAll(m -> m.group().toUpperCase(Locale.ROOT));
    }

    private static boolean isArabic(Locale language) {
        return language.getLanguage().equals("ar");
    }

    /** The first of some spellings that is written in Arabic letters. */
    public static Optional<String> arabic(List<String> spellings) {
        return spellings.stream()
                .filter(s ->
                        s.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC))
                .findFirst();
    }

    /** The same names in another language; what has none there keeps its English one. */
    public DisplayNames in(Locale other) {
        return new DisplayNames(other, groups, actors, arabic);
    }

    /** These, and some actors by the names that people gave them. */
    public DisplayNames with(Map<String, Actor> more) {
        Map<String, Name> all = new HashMap<>(actors);
        more.forEach((id, actor) -> all.putIfAbsent(id, new Name(actor.name(), null)));
        return new DisplayNames(language, groups, all, arabic);
    }

    /** A group by its id, such as "the Iranian axis". */
    public String group(String id) {
        Name name = groups.getOrDefault(id, actors.get(id));
        if (name != null) {
            return name.in(language);
        }
        return id.endsWith(Actor.UNKNOWN_GROUP)
                ? id.substring(0, id.length() - Actor.UNKNOWN_GROUP.length())
                : id.replace('-', ' ').replace('_', ' ');
    }

    /** Both groups of a dyad {@code a|b}, such as "the Assad side and the Iranian axis". */
    public String dyad(String dyad) {
        return Arrays.stream(dyad.split("\\|"))
                .map(this::group)
                .collect(Collectors.joining(isArabic(language) ? " و" : " and "));
    }

    /** An actor by its id, such as "the Dandal group". */
    public String actor(String id) {
        Name name = actors.get(id);
        if (name != null) {
            return name.in(language);
        }
        return id.startsWith(Actor.UNKNOWN_ID) ? Names.titled(id.substring(Actor.UNKNOWN_ID.length())) : id;
    }

    /** What somebody asks about: a group, a dyad or an actor by its id; anything else is shown as it is. */
    public String asked(String subject) {
        if (subject.contains("|")) {
            return dyad(subject);
        }
        return groups.containsKey(subject) ? group(subject) : actor(subject);
    }

    /** A country by its ISO 3166-1 alpha-3 code; what is none stays as it is. */
    public String country(String alpha3) {
        if (!isArabic(language) && ENGLISH_COUNTRIES.containsKey(alpha3)) {
            return ENGLISH_COUNTRIES.getOrDefault(alpha3, alpha3);
        }
        String code = ALPHA_2.get(alpha3);
        if (code == null) {
            return alpha3;
        }
        String name = ULocale.getDisplayCountry("und_" + code, ULocale.forLocale(language))
                .replace(" & ", " and ");
        return name.endsWith(" Islands") ? "the " + name : name;
    }

    /** An area, a place or an actor by the name that facts have of it. */
    public String named(String name) {
        return isArabic(language) ? arabic.getOrDefault(name, name) : name;
    }
}
