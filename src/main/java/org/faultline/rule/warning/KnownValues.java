package org.faultline.rule.warning;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.CountrySpellings;
import org.faultline.rule.language.model.FactVocabulary;

/**
 * The values that the texts of facts have: the ids of groups and actors, countries, areas and rules, each with the spellings that people use for it.
 *
 * @param spellings by what is named, then by {@link Knowledge#key} of the spelling
 */
public record KnownValues(Map<Kind, Map<String, String>> spellings) {
    /** What a text of a fact names. */
    enum Kind {
        GROUP("group", "config/actors.yaml", true),
        ACTOR("actor", "config/actors.yaml", false),
        COUNTRY("country", "ISO 3166-1 alpha-3", true),
        ADMIN1("first-level area", "config/areas.yaml", false),
        ADMIN2("second-level area", "config/areas.yaml", false);

        final String words;
        final String source;
        /** Whether nothing else occurs. */
        final boolean closed;

        Kind(String words, String source, boolean closed) {
            this.words = words;
            this.source = source;
            this.closed = closed;
        }

        /** What the field of that name holds. */
        static Optional<Kind> of(String field) {
            return Optional.ofNullable(
                    switch (field) {
                        case "group", "groupA", "groupB" -> GROUP;
                        case "actor" -> ACTOR;
                        case "country", "goalCountry", "originCountry", "actorCountry" -> COUNTRY;
                        case "admin1", "goalAdmin1" -> ADMIN1;
                        case "admin2", "borderAdmin2" -> ADMIN2;
                        default -> null;
                    });
        }
    }

    /** Where nothing is known, and so nothing is missed. */
    public static final KnownValues NONE = new KnownValues(Map.of());

    public static KnownValues of(Knowledge knowledge) {
        Map<String, String> groups = new TreeMap<>();
        Map<String, String> actors = new TreeMap<>();
        Map<String, String> admin1 = new TreeMap<>();
        Map<String, String> admin2 = new TreeMap<>();
        for (Actor actor : knowledge.actors()) {
            add(
                    actors,
                    actor.id(),
                    actor.id(),
                    actor.name(),
                    knowledge.displayNames().actor(actor.id()));
            add(groups, actor.group(), actor.group(), knowledge.displayNames().group(actor.group()));
        }
        // the name of an actor stands for its group where no group has it
        knowledge.names().forEachActor((spelling, actor) -> {
            add(actors, actor.id(), spelling);
            add(groups, actor.group(), spelling);
        });
        words(groups);
        knowledge.names().forEachArea((spelling, area) -> {
            if (area.level() > 0) {
                add(area.level() == 1 ? admin1 : admin2, area.name(), area.name(), spelling);
            }
        });
        return new KnownValues(Map.of(
                Kind.GROUP,
                groups,
                Kind.ACTOR,
                actors,
                Kind.COUNTRY,
                CountrySpellings.all(),
                Kind.ADMIN1,
                admin1,
                Kind.ADMIN2,
                admin2));
    }

    /** A word that stands in the name of one group alone stands for that group. */
    private static void words(Map<String, String> groups) {
        Map<String, Set<String>> byWord = new TreeMap<>();
        Set.copyOf(groups.values()).forEach(id -> {
            for (String word : id.split("-", -1)) {
                byWord.computeIfAbsent(Knowledge.key(word), w -> new TreeSet<>())
                        .add(id);
            }
        });
        byWord.forEach((word, ids) -> {
            if (ids.size() == 1 && word.length() > 3) {
                groups.putIfAbsent(word, ids.iterator().next());
            }
        });
    }

    private static void add(Map<String, String> spellings, String value, String... written) {
        for (String one : written) {
            String bare = one.replaceFirst("(?i)^the ", "");
            spellings.putIfAbsent(Knowledge.key(one), value);
            spellings.putIfAbsent(Knowledge.key(bare), value);
        }
    }

    /** Whether nothing can be said about values of that kind. */
    boolean knowsNothingOf(Kind kind) {
        return spellings.getOrDefault(kind, Map.of()).isEmpty();
    }

    boolean has(Kind kind, String value) {
        return spellings.getOrDefault(kind, Map.of()).containsValue(value);
    }

    Set<String> values(Kind kind) {
        return new TreeSet<>(spellings.getOrDefault(kind, Map.of()).values());
    }

    /** What is meant by a spelling: exactly, else the nearest. */
    Optional<String> meant(Kind kind, String written) {
        Map<String, String> known = spellings.getOrDefault(kind, Map.of());
        String key = Knowledge.key(written.replaceFirst("(?i)^the ", ""));
        Collection<String> keys = known.keySet();
        return Optional.ofNullable(known.get(key))
                .or(() -> FactVocabulary.nearest(key, keys).map(known::get))
                .or(() -> withoutWords(known, key));
    }

    /** "hezbollah forces" for "hezbollah": what people add to a name. */
    private static Optional<String> withoutWords(Map<String, String> known, String key) {
        String less = key.replaceAll(
                        "\\b(forces?|army|military|troops|governorate|province|district|country|axis|group|side|government|regime)\\b",
                        "")
                .strip()
                .replaceAll(" +", " ");
        return less.isEmpty() || less.equals(key)
                ? Optional.empty()
                : Optional.ofNullable(known.get(less))
                        .or(() -> FactVocabulary.nearest(less, known.keySet()).map(known::get));
    }
}
