package org.faultline.trial.cases.name;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.Slip;
import org.faultline.knowledge.place.Place;
import org.jspecify.annotations.Nullable;

/** What a name in a case means to some knowledge; of one that means nothing there, the name that it was probably meant to be. */
public final class CaseNames {
    /** Names that are looked for among all spellings; a file with more of them is no case. */
    private static final int MOST_LOOKED_FOR = 300;

    private static final Pattern ARTICLE = Pattern.compile("^(?:the|al|el|ad|ar|as|at|az|an|ash) ");
    private static final Pattern PARTS = Pattern.compile(
            "\\s*(?:\\||&|/|,|;|\\+|<->|<>|—|–|->)\\s*|\\s+(?:and|vs\\.?|versus|against|with|-|x|v)\\s+");

    /** A day on which names are looked up; what a name means on others counts too, by its spelling. */
    private static final LocalDate DAY = LocalDate.of(2024, 11, 1);

    /** A state is named by its country, its actor is its government. */
    private static final String GOVERNMENT = "Government of ";

    private final Knowledge knowledge;
    private final Set<String> groups = new TreeSet<>();
    private final Map<String, String> found = new HashMap<>();

    public CaseNames(Knowledge knowledge) {
        this.knowledge = knowledge;
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
            if (squeezed(group).equals(squeezed(name))) {
                return ofGroup(group);
            }
        }
        return meant(Decision.Kind.ACTOR, name);
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
        return knowledge.place(name, admin1, country) != null ? "" : meant(Decision.Kind.PLACE, name);
    }

    /** The admin1 area that a name nearly is, likewise. */
    public String admin1Meant(String name) {
        return knowledge.admin1s().contains(knowledge.admin1(name, ""))
                ? ""
                : orEmpty(slip(name, knowledge.admin1s(), UnaryOperator.identity()));
    }

    private String meant(Decision.Kind kind, String name) {
        String key = kind + name;
        if (!found.containsKey(key) && found.size() >= MOST_LOOKED_FOR) {
            return "";
        }
        return found.computeIfAbsent(key, k -> search(kind, name));
    }

    private String search(Decision.Kind kind, String name) {
        String written = squeezed(name);
        String bare = bare(name);
        String[] best = {""};
        int[] least = {Integer.MAX_VALUE};
        boolean[] same = {false};
        knowledge.forEachName(kind, (spelling, of) -> {
            if (Math.abs(spelling.length() - name.length()) > 6) {
                return;
            }
            String known = squeezed(spelling);
            same[0] |= Knowledge.key(spelling).equals(Knowledge.key(name));
            boolean near = known.equals(written) || bare.equals(bare(spelling)) || isSlip(written, known);
            int distance = near ? Math.abs(known.length() - written.length()) + (known.equals(written) ? 0 : 1) : 99;
            if (near && distance < least[0]) {
                least[0] = distance;
                best[0] = of.get();
            }
        });
        return same[0] ? "" : cased(name, best[0]);
    }

    /** As it begins in what was written: the article of a place is mostly small. */
    private static String cased(String written, String name) {
        boolean small = !name.isEmpty() && !written.isEmpty() && Character.isLowerCase(written.charAt(0));
        return small && ARTICLE.matcher(Knowledge.key(name)).find()
                ? name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1)
                : name;
    }

    /** Of four letters or fewer, another letter is mostly another name. */
    private static boolean isSlip(String written, String known) {
        return (written.length() > 4 || known.length() > 4 || sorted(written).equals(sorted(known)))
                && Slip.isOne(written, known);
    }

    private static String sorted(String word) {
        char[] letters = word.toCharArray();
        Arrays.sort(letters);
        return new String(letters);
    }

    private static String squeezed(String name) {
        return Knowledge.key(name).replace(" ", "");
    }

    private static String bare(String name) {
        return ARTICLE.matcher(Knowledge.key(name)).replaceFirst("").replace(" ", "");
    }

    /**
     * The value as alerts have it; the value itself where it is that, or nobody knows better.
     *
     * @param key what the rule calls it
     */
    public String groupByMeant(String key, String value) {
        String kind = key.toLowerCase(java.util.Locale.ROOT);
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
        if (groups.contains(name)) {
            return name;
        }
        String plain = bare(name);
        for (String id : groups) {
            if (squeezed(id).equals(squeezed(name))
                    || bare(knowledge.displayNames().group(id)).equals(plain)) {
                return id;
            }
        }
        Actor actor = knowledge.actor(name, DAY);
        if (actor.known()) {
            return knowledge.groupOn(actor, DAY);
        }
        Actor government = knowledge.actor(GOVERNMENT + name, DAY);
        if (government.known()) {
            return knowledge.groupOn(government, DAY);
        }
        String slip = slip(name, groups, UnaryOperator.identity());
        slip = slip != null ? slip : slip(name, groups, knowledge.displayNames()::group);
        if (slip != null) {
            return slip;
        }
        String meant = actorMeant(name);
        return meant.isEmpty() ? null : knowledge.groupOn(knowledge.actor(meant, DAY), DAY);
    }

    private @Nullable String actor(String said) {
        List<String> ids = knowledge.actors().stream().map(Actor::id).toList();
        if (ids.contains(said)) {
            return said;
        }
        Actor actor = knowledge.actor(said, DAY);
        if (actor.known()) {
            return actor.id();
        }
        String slip = slip(said, ids, UnaryOperator.identity());
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
        String near = slip(value, known, UnaryOperator.identity());
        Place place = near != null ? null : knowledge.place(value, null, null);
        return place != null && !of.apply(place).isEmpty()
                ? of.apply(place)
                : orElse(near, value.equalsIgnoreCase(one) ? one : value);
    }

    private static @Nullable String slip(String said, Collection<String> known, UnaryOperator<String> spelling) {
        String plain = bare(said);
        for (String one : known) {
            if (bare(spelling.apply(one)).equals(plain)) {
                return one;
            }
        }
        return plain.length() < 5 ? null : Slip.nearest(plain, known, k -> bare(spelling.apply(k)));
    }

    private static String orElse(@Nullable String one, String otherwise) {
        return one == null ? otherwise : one;
    }

    private static String orEmpty(@Nullable String one) {
        return orElse(one, "");
    }
}
