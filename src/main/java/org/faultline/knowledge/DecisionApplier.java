package org.faultline.knowledge;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.ActorNames;
import org.faultline.knowledge.actor.ActorReader;
import org.faultline.knowledge.name.Countries;
import org.faultline.knowledge.name.DatedRelation;
import org.faultline.knowledge.name.Names;
import org.faultline.knowledge.place.Areas;
import org.faultline.knowledge.place.Gazetteer;
import org.faultline.knowledge.place.Place;
import org.jspecify.annotations.Nullable;

/** Applies decisions to copies of what is known: new actors and places first, so that names may point to them. */
final class DecisionApplier {
    final Map<String, Actor> actors;
    final ActorNames names;
    final Gazetteer gazetteer;
    final Set<String> ignored;
    final Set<Decision> applied = new HashSet<>();
    final List<KnowledgeWithDecisions.Fault> faults = new ArrayList<>();

    private final Areas areas;

    DecisionApplier(
            Map<String, Actor> actors, ActorNames names, Gazetteer gazetteer, Areas areas, Set<String> ignored) {
        this.areas = areas;
        this.actors = new HashMap<>(actors);
        this.names = names.copy();
        this.gazetteer = gazetteer.copy();
        this.ignored = new HashSet<>(ignored);
    }

    /** Of two that contradict each other, the one that comes first in the list counts. */
    void decide(List<Decision> decisions) {
        decisions.stream().filter(DecisionApplier::describes).forEach(this::apply);
        decisions.stream().filter(d -> !describes(d)).forEach(this::apply);
    }

    private static boolean describes(Decision decision) {
        return decision instanceof Decision.NewActor || decision instanceof Decision.NewPlace;
    }

    private void apply(Decision decision) {
        String fault = decision.name().isBlank() ? "the name is empty" : missing(decision);
        fault = fault == null ? fault(decision) : fault;
        if (fault == null) {
            applied.add(decision);
        } else {
            faults.add(new KnowledgeWithDecisions.Fault(decision, fault));
        }
    }

    /** Somebody who writes JSON by hand may leave out what it decides. */
    private static @Nullable String missing(Decision decision) {
        if (decision instanceof Decision.NewActor d && isNull(d.actor())) {
            return "an actor is required, with id, name and group";
        } else if (decision instanceof Decision.NewPlace d && isNull(d.place())) {
            return "a place is required, with id, name and country";
        } else if (decision instanceof Decision.ActorAlias d && isNull(d.actor())) {
            return "actor is required, the id of one that is known";
        } else if (decision instanceof Decision.PlaceAlias d && isNull(d.place())) {
            return "place is required, the id of one that is known";
        }
        return decision instanceof Decision.Ignored d && isNull(d.what()) ? "what is required, ACTOR or PLACE" : null;
    }

    private static boolean isNull(@Nullable Object value) {
        return value == null;
    }

    /** Applies a decision, unless there is something wrong with it. */
    private @Nullable String fault(Decision decision) {
        // a switch over types needs Java 21
        if (decision instanceof Decision.ActorAlias d) {
            return alias(d);
        } else if (decision instanceof Decision.NewActor d) {
            return actor(d);
        } else if (decision instanceof Decision.PlaceAlias d) {
            return alias(d);
        } else if (decision instanceof Decision.NewPlace d) {
            return place(d);
        }
        Decision.Ignored d = (Decision.Ignored) decision;
        ignored.add(ignoring(d.what(), d.name()));
        return null;
    }

    static String ignoring(Decision.Kind kind, String name) {
        return kind + " " + Names.normalised(name);
    }

    private @Nullable String alias(Decision.ActorAlias d) {
        Actor actor = actors.get(d.actor());
        if (actor == null) {
            return "'" + d.actor() + "' is no actor";
        }
        LocalDate from = Objects.requireNonNullElse(d.validFrom(), DatedRelation.ALWAYS_BEFORE);
        LocalDate to = Objects.requireNonNullElse(d.validTo(), DatedRelation.ALWAYS_AFTER);
        if (from.isAfter(to)) {
            return "validTo '" + to + "' lies before validFrom '" + from + "'";
        }
        return put(new ActorNames.Naming(d.name(), actor, from, to));
    }

    private @Nullable String put(ActorNames.Naming naming) {
        ActorNames.Naming other = names.put(naming);
        return other == null ? null : ActorReader.clash(naming, other);
    }

    private @Nullable String actor(Decision.NewActor d) {
        Actor actor = d.actor();
        if (actor.id().isBlank() || actor.name().isBlank() || actor.group().isBlank()) {
            return "an actor needs an id, a name and a group";
        }
        if (actors.containsKey(actor.id())) {
            return "'" + actor.id() + "' is there already";
        }
        if (actor.kind() < 0 || actor.kind() > 8) {
            return "kind '" + actor.kind() + "' is not a whole number from 0 to 8";
        }
        String country = actor.country().isEmpty() ? null : Countries.fault(actor.country());
        if (country != null) {
            return "country " + country;
        }
        Map<String, String> wrong = ActorReader.fault(actor);
        if (!wrong.isEmpty()) {
            return String.join("; ", wrong.values());
        }
        for (String name : List.of(actor.name(), d.name())) {
            String clash =
                    put(new ActorNames.Naming(name, actor, DatedRelation.ALWAYS_BEFORE, DatedRelation.ALWAYS_AFTER));
            if (clash != null) {
                names.remove(actor);
                return clash;
            }
        }
        actors.put(actor.id(), actor);
        return null;
    }

    private @Nullable String alias(Decision.PlaceAlias d) {
        Place place = gazetteer.byId(d.place());
        if (place == null) {
            return "'" + d.place() + "' is no place";
        }
        String clash = clash(d.name(), place);
        if (clash == null) {
            gazetteer.addVariant(d.name(), place);
        }
        return clash;
    }

    /** Two places of one name may stand beside each other where their areas tell them apart. */
    private @Nullable String clash(String name, Place place) {
        return gazetteer.named(name).stream()
                .filter(p -> !p.id().equals(place.id())
                        && Areas.agree(p.country(), place.country())
                        && Areas.agree(p.admin1(), place.admin1()))
                .findFirst()
                .map(p -> "'" + name + "' already names the place '" + p.id() + "'")
                .orElse(null);
    }

    private @Nullable String place(Decision.NewPlace d) {
        Place place = d.place();
        if (place.id().isBlank() || place.name().isBlank()) {
            return "a place needs an id and a name";
        }
        String country = Countries.fault(place.country());
        if (country != null) {
            return "country " + country;
        }
        String admin1 = areas.admin1Fault(place.admin1(), place.country());
        if (!admin1.isEmpty()) {
            return "admin1 " + admin1;
        }
        if (gazetteer.byId(place.id()) != null) {
            return "'" + place.id() + "' is there already";
        }
        if (!located(place) || place.precision() < 1 || place.precision() > 7) {
            return "lat '" + place.lat() + "', lon '" + place.lon() + "' and precision '" + place.precision()
                    + "' are not both degrees or both absent, and 1 to 7";
        }
        String clash = clash(place.name(), place);
        String other = clash == null ? clash(d.name(), place) : clash;
        if (other == null) {
            gazetteer.add(place, List.of(d.name()));
        }
        return other;
    }

    private static boolean located(Place place) {
        Double lat = place.lat();
        Double lon = place.lon();
        if (lat == null || lon == null) {
            return lat == null && lon == null;
        }
        return Math.abs(lat) <= 90 && Math.abs(lon) <= 180;
    }
}
