package org.faultline.knowledge;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.name.Names;
import org.jspecify.annotations.Nullable;

/** What a name that somebody typed means: exactly but for case, accents, spaces and an article, never by likeness. */
public final class TypedNames {
    private static final Locale ARABIC = new Locale("ar");

    private final Knowledge knowledge;
    private final LocalDate day;
    private @Nullable Map<String, String> groups;

    /** @param day on which names mean what they are looked up for */
    public TypedNames(Knowledge knowledge, LocalDate day) {
        this.knowledge = knowledge;
        this.day = day;
    }

    /** By its id or any of its names. */
    public Optional<Actor> actor(String typed) {
        return knowledge.actors().stream()
                .filter(a -> a.id().equals(typed))
                .findFirst()
                .or(() -> Optional.of(knowledge.actor(typed, day)).filter(Actor::known));
    }

    /** The id of a group by that or by the name that people read of it in English or Arabic, such as "the Iranian axis". */
    public Optional<String> group(String typed) {
        Map<String, String> known = groups == null ? groups() : groups;
        groups = known;
        return Optional.ofNullable(known.get(Names.bare(typed)));
    }

    private Map<String, String> groups() {
        Map<String, String> bySpelling = new TreeMap<>();
        Set<String> ids = new TreeSet<>();
        knowledge.actors().forEach(a -> ids.add(a.group()));
        ids.forEach(id -> bySpelling.putIfAbsent(Names.bare(id), id));
        DisplayNames english = knowledge.displayNames();
        DisplayNames arabic = english.in(ARABIC);
        for (String id : ids) {
            bySpelling.putIfAbsent(Names.bare(english.group(id)), id);
            bySpelling.putIfAbsent(Names.bare(arabic.group(id)), id);
        }
        return bySpelling;
    }

    /**
     * The one name of an admin1 area that a file lists.
     *
     * @param country ISO 3166-1 alpha-3, empty where it is not known
     */
    public Optional<String> admin1(String typed, String country) {
        return Optional.of(knowledge.admin1(typed, country)).filter(knowledge.admin1s()::contains);
    }
}
