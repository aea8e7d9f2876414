package org.faultline.trial.cases.name;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.TypedNames;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Names;
import org.faultline.knowledge.place.Place;
import org.jspecify.annotations.Nullable;

/** What a name in a case means to some knowledge; of one that means nothing there, the name that it was probably meant to be. */
public final class CaseNames {
    private static final Pattern PARTS = Pattern.compile(
            "\\s*(?:\\||&|/|,|;|\\+|<->|<>|—|–|->)\\s*|\\s+(?:and|vs\\.?|versus|against|with|-|x|v)\\s+");

    /** A day on which names are looked up; what a name means on others counts too, by its spelling. */
    private static final LocalDate DAY = LocalDate.of(2024, 11, 1);

    /** A state is named by its country, its actor is its government. */
    private static final String GOVERNMENT = "Government of ";

    private final Knowledge knowledge;
    private final Set<String> groups = new TreeSet<>();
    private final TypedNames typed;
    private final NameSlips slips;

    public CaseNames(Knowledge knowledge) {
        this.knowledge = knowledge;
        this.typed = new TypedNames(knowledge, DAY);
        this.slips = new NameSlips(knowledge);
        knowledge.actors().forEach(a -> {
            groups.add(a.group());
            groups.add(knowledge.groupOn(a, DAY));
        });
    }

    /** The actor that a name nearly is; empty where it is one, or near none. */
    public String actorMeant(String name) {
        if (knowledge.actor(name, DAY).known()) {
            return "";
        }
        Actor government = knowledge.actor(GOVERNMENT + name, DAY);
        if (government.known()) {
            return GOVERNMENT + name;
        }
        for (String group : groups) {
            if (Names.squeezed(group).equals(Names.squeezed(name))) {
                return ofGroup(group);
            }
        }
        return slips.meant(Decision.Kind.ACTOR, name);
    }

    /** An actor of a group, by whose name a report may call it. */
    private String ofGroup(String group) {
        return knowledge.actors().stream()
                .filter(a -> a.group().equals(group))
                .min(Comparator.comparing((Actor a) -> !a.id().equals(group)).thenComparing(Actor::id))
                .map(Actor::name)
                .orElse("");
    }

    /** Several known actors in one text, each by itself; empty where it is no such text. */
    public List<String> actorsIn(String text) {
        List<String> parts = PARTS.splitAsStream(text).filter(p -> !p.isBlank()).toList();
        for (int i = text.indexOf(' '); i > 0 && parts.size() == 1; i = text.indexOf(' ', i + 1)) {
            List<String> two = List.of(text.substring(0, i), text.substring(i + 1));
            parts = two.stream().allMatch(p -> knowledge.actor(p, DAY).known()) ? two : parts;
        }
        return parts.size() > 1
                        && !knowledge.actor(text, DAY).known()
                        && parts.stream().allMatch(p -> knowledge.actor(p, DAY).known())
                ? parts
                : List.of();
    }

    /** The place that a name nearly is, likewise. */
    public String placeMeant(String name, @Nullable String admin1, @Nullable String country) {
        return knowledge.place(name, admin1, country) != null ? "" : slips.meant(Decision.Kind.PLACE, name);
    }

    /** The admin1 area that a name nearly is, likewise. */
    public String admin1Meant(String name) {
        return typed.admin1(name, "").isPresent()
                ? ""
                : orEmpty(NameSlips.slip(name, knowledge.admin1s(), UnaryOperator.identity()));
    }

    /**
     * The value as alerts have it; the value itself where it is that, or nobody knows better.
     *
     * @param key what the rule calls it
     */
    public String groupByMeant(String key, String value) {
        String kind = key.toLowerCase(Locale.ROOT);
        if (kind.contains("dyad")) {
            return dyad(value);
        } else if (kind.startsWith("group")) {
            return orElse(group(value), value);
        } else if (kind.startsWith("actor")) {
            return orElse(actor(value), value);
        } else if (kind.endsWith("country")) {
            return country(value);
        } else if (kind.endsWith("admin1")) {
            return area(value, knowledge.admin1(value, ""), knowledge.admin1s(), Place::admin1);
        } else if (kind.endsWith("admin2")) {
            return area(value, knowledge.admin2(value, "", ""), knowledge.admin2s(), Place::admin2);
        }
        return value;
    }

    private String dyad(String value) {
        List<String> parts =
                Arrays.stream(PARTS.split(value)).filter(p -> !p.isBlank()).toList();
        if (parts.size() != 2) {
            return parts.size() == 1 && groups.contains(orElse(group(value), "")) ? "…|" + group(value) : value;
        }
        String a = orElse(group(parts.get(0)), parts.get(0).strip());
        String b = orElse(group(parts.get(1)), parts.get(1).strip());
        boolean ours = value.contains("|") || groups.contains(a) || groups.contains(b);
        return !ours ? value : a.compareTo(b) <= 0 ? a + "|" + b : b + "|" + a;
    }

    private @Nullable String group(String said) {
        String name = said.strip();
        Optional<String> exact = typed.group(name);
        if (exact.isPresent()) {
            return exact.get();
        }
        Actor actor = knowledge.actor(name, DAY);
        if (actor.known()) {
            return knowledge.groupOn(actor, DAY);
        }
        Actor government = knowledge.actor(GOVERNMENT + name, DAY);
        if (government.known()) {
            return knowledge.groupOn(government, DAY);
        }
        String slip = NameSlips.slip(name, groups, UnaryOperator.identity());
        slip = slip != null ? slip : NameSlips.slip(name, groups, knowledge.displayNames()::group);
        if (slip != null) {
            return slip;
        }
        String meant = actorMeant(name);
        return meant.isEmpty() ? null : knowledge.groupOn(knowledge.actor(meant, DAY), DAY);
    }

    private @Nullable String actor(String said) {
        Optional<Actor> exact = typed.actor(said);
        if (exact.isPresent()) {
            return exact.get().id();
        }
        List<String> ids = knowledge.actors().stream().map(Actor::id).toList();
        String slip = NameSlips.slip(said, ids, UnaryOperator.identity());
        String meant = slip != null ? "" : actorMeant(said);
        return meant.isEmpty() ? slip : knowledge.actor(meant, DAY).id();
    }

    private static String country(String value) {
        List<String> near = Countries.codes().contains(value) ? List.of() : Countries.nearest(value);
        return near.isEmpty() ? value : near.get(0);
    }

    private String area(String value, String one, Set<String> known, Function<Place, String> of) {
        if (known.contains(one)) {
            return one;
        }
        String near = NameSlips.slip(value, known, UnaryOperator.identity());
        Place place = near != null ? null : knowledge.place(value, null, null);
        return place != null && !of.apply(place).isEmpty()
                ? of.apply(place)
                : orElse(near, value.equalsIgnoreCase(one) ? one : value);
    }

    private static String orElse(@Nullable String one, String otherwise) {
        return one == null ? otherwise : one;
    }

    private static String orEmpty(@Nullable String one) {
        return orElse(one, "");
    }
}
