package org.faultline.knowledge;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.ActorNames;
import org.faultline.knowledge.actor.Allegiances;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.knowledge.actor.RelationChanges;
import org.faultline.knowledge.border.LandBorders;
import org.faultline.knowledge.name.Names;
import org.faultline.knowledge.name.Relation;
import org.faultline.knowledge.name.TextDigest;
import org.faultline.knowledge.place.Area;
import org.faultline.knowledge.place.Areas;
import org.faultline.knowledge.place.Gazetteer;
import org.faultline.knowledge.place.Place;
import org.jspecify.annotations.Nullable;

/** What is known of actors, their relations, places and borders; never changed, but made anew with decisions. */
public final class Knowledge {
    private final Map<String, Actor> actors;
    private final ActorNames actorNames;
    private final Allegiances allegiances;
    private final Gazetteer gazetteer;
    private final Areas areas;
    private final LandBorders borders;
    private final RelationChanges changes;
    private final Set<String> ignored;
    private final List<ExpectedSource> sources;
    private final DisplayNames displayNames;
    private final String version;

    /** By theatre; "" is what holds in those that are not named. */
    private final Map<String, Knowledge> theatres;

    Knowledge(
            Map<String, Actor> actors,
            ActorNames actorNames,
            Allegiances allegiances,
            Gazetteer gazetteer,
            Areas areas,
            LandBorders borders,
            Set<String> ignored,
            List<ExpectedSource> sources,
            DisplayNames displayNames,
            String version,
            Map<String, Knowledge> theatres) {
        this.theatres = Map.copyOf(theatres);
        this.actors = Map.copyOf(actors);
        this.actorNames = actorNames;
        this.allegiances = allegiances;
        this.gazetteer = gazetteer;
        this.areas = areas;
        this.borders = borders;
        this.changes = new RelationChanges(Stream.concat(actorNames.turns(), allegiances.turns()));
        this.ignored = Set.copyOf(ignored);
        this.sources = List.copyOf(sources);
        this.displayNames = displayNames;
        this.version = version;
    }

    /** This knowledge and what humans decided; a decision that cannot be applied is named and changes nothing. */
    public KnowledgeWithDecisions with(List<Decision> decisions) {
        DecisionApplier decider = new DecisionApplier(actors, actorNames, gazetteer, areas, ignored);
        decider.decide(decisions);
        TextDigest digest = new TextDigest();
        digest.add(version);
        decider.applied.forEach(digest::add);
        Knowledge knowledge = new Knowledge(
                decider.actors,
                decider.names,
                new Allegiances(decider.actors, allegiances.relations()),
                decider.gazetteer,
                areas,
                borders,
                decider.ignored,
                sources,
                displayNames.with(decider.actors),
                decider.applied.isEmpty() ? version : digest.hex(),
                Map.of());
        return new KnowledgeWithDecisions(knowledge, List.copyOf(decider.faults));
    }

    /** The same, with other sources expected. */
    Knowledge expecting(List<ExpectedSource> others) {
        Map<String, Knowledge> there = new HashMap<>();
        theatres.forEach((theatre, known) -> there.put(theatre, known.expecting(others)));
        return changed(others, version, there);
    }

    private Knowledge changed(List<ExpectedSource> expected, String hash, Map<String, Knowledge> divided) {
        return new Knowledge(
                actors,
                actorNames,
                allegiances,
                gazetteer,
                areas,
                borders,
                ignored,
                expected,
                displayNames,
                hash,
                divided);
    }

    /** The same, and what is known otherwise in some theatres. */
    Knowledge withTheatres(Map<String, Knowledge> others) {
        if (others.isEmpty()) {
            return this;
        }
        TextDigest digest = new TextDigest();
        digest.add(version);
        new TreeMap<>(others).forEach((theatre, known) -> digest.add(theatre + " = " + known.version));
        Map<String, Knowledge> there = new HashMap<>(others);
        there.put("", this);
        return changed(sources, digest.hex(), there);
    }

    /** What holds in a theatre. */
    public Knowledge in(String theatre) {
        return theatres.getOrDefault(theatre, theatres.getOrDefault("", this));
    }

    /** The theatres in which something else is known than in the others. */
    public Set<String> theatres() {
        return theatres.keySet().stream().filter(t -> !t.isEmpty()).collect(Collectors.toSet());
    }

    /** SHA-256, as hexadecimal digits, over all that is known; the same for the same entries of the YAML files in another order. */
    public String version() {
        return version;
    }

    /** The same text for every spelling of a name: under it, unknown names are one. */
    public static String key(String name) {
        return Names.normalised(name);
    }

    /** The actor whom that exact normalised name means on a day; an unknown name stays usable as an actor of its own. */
    public Actor actor(String name, LocalDate day) {
        Actor known = actorNames.find(name, day);
        return known != null ? known : Actor.unknown(name);
    }

    public Collection<Actor> actors() {
        return actors.values();
    }

    /** Whether a human decided that an unknown name shall stay so. */
    public boolean ignored(Decision.Kind kind, String name) {
        return ignored.contains(DecisionApplier.ignoring(kind, name));
    }

    /** Every name that is known, to choose from and to compare with. */
    public NameCatalogue names() {
        return new NameCatalogue(actorNames, gazetteer, areas);
    }

    /** The group an actor belonged to on a day: of the relations that move it, the one that began last decides. */
    public String groupOn(Actor actor, LocalDate day) {
        return allegiances.groupOn(actor, day);
    }

    /** What two groups were to each other on a day: allied when a member of each was, else enemies when a member of each was. */
    public Relation between(String groupA, String groupB, LocalDate day) {
        return allegiances.between(groupA, groupB, day);
    }

    /** The day since which, until a day, every name has meant the same actor, and every group has had the same members and relations. */
    public LocalDate unchangedSince(LocalDate day) {
        return changes.since(day);
    }

    /** The place of that exact normalised name which agrees with the areas given, or null. */
    public @Nullable Place place(String name, @Nullable String admin1, @Nullable String country) {
        return place(name, admin1, country, null, null);
    }

    /** As above, and within 25 km of coordinates in degrees where they are given; the nearest, where several are. */
    public @Nullable Place place(
            String name,
            @Nullable String admin1,
            @Nullable String country,
            @Nullable Double lat,
            @Nullable Double lon) {
        return gazetteer.find(new Gazetteer.Wanted(
                name,
                Objects.requireNonNullElse(admin1, ""),
                Objects.requireNonNullElse(country, ""),
                lat == null || lon == null ? Double.NaN : lat,
                lat == null || lon == null ? Double.NaN : lon));
    }

    /**
     * Why a name that is known for a place is not taken for it: what a report gives as admin1 is the name of no area. Empty where that
     * is not the reason, or there is no such place.
     */
    public String admin1Refusal(String name, @Nullable String admin1, @Nullable String country) {
        if (admin1 == null || place(name, admin1, country) != null) {
            return "";
        }
        return gazetteer.candidates(name, Objects.requireNonNullElse(country, "")).stream()
                .map(place -> areas.admin1Fault(admin1, place.country()))
                .filter(fault -> !fault.isEmpty())
                .findFirst()
                .map(fault -> "'" + name + "' is not taken for the place of that name, as its admin1 " + fault)
                .orElse("");
    }

    /** The one name of an admin1 area; of one that no file lists, its name without case, accents and words for "area". */
    public String admin1(String said, String country) {
        return areas.admin1(said, country);
    }

    /** The names of all admin1 areas that a file lists. */
    public Set<String> admin1s() {
        return areaNames(1, Area::name);
    }

    /** The names of all admin2 areas that a file lists, or in which it has a place. */
    public Set<String> admin2s() {
        Set<String> all = areaNames(2, Area::name);
        gazetteer.places().values().forEach(p -> all.add(p.admin2()));
        all.remove("");
        return all;
    }

    /** The countries of which a file lists admin1 areas, by ISO 3166-1 alpha-3. */
    public Set<String> countries() {
        return areaNames(1, Area::country);
    }

    private Set<String> areaNames(int level, Function<Area, String> of) {
        Set<String> all = new HashSet<>();
        areas.forEachName((name, area) -> {
            if (area.level() == level) {
                all.add(of.apply(area));
            }
        });
        return all;
    }

    /** The one name of an admin2 area, as {@link #admin1} makes it. */
    public String admin2(String said, String admin1, String country) {
        return areas.admin2(said, admin1, country);
    }

    /** UCDP {@code where_prec} of coordinates that stand for a whole area, being its centroid; 1 for all others. */
    public int precisionOf(double lat, double lon) {
        Area area = areas.at(lat, lon);
        return area == null ? 1 : area.precision();
    }

    /** The sources that are expected to tell something within some days. */
    public List<ExpectedSource> sources() {
        return sources;
    }

    /** The names that people read, in English; {@link DisplayNames#in} has others. */
    public DisplayNames displayNames() {
        return displayNames;
    }

    public LandBorders borders() {
        return borders;
    }
}
