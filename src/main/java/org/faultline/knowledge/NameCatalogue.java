package org.faultline.knowledge;

import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.actor.ActorNames;
import org.faultline.knowledge.name.Suggester;
import org.faultline.knowledge.name.Suggestion;
import org.faultline.knowledge.place.Area;
import org.faultline.knowledge.place.Areas;
import org.faultline.knowledge.place.Gazetteer;
import org.faultline.knowledge.place.Place;

/** Every name of actors, areas and places that is known: for a human to choose from, and for programs to compare others with. */
public final class NameCatalogue {
    private final ActorNames actorNames;
    private final Gazetteer gazetteer;
    private final Areas areas;

    NameCatalogue(ActorNames actorNames, Gazetteer gazetteer, Areas areas) {
        this.actorNames = actorNames;
        this.gazetteer = gazetteer;
        this.areas = areas;
    }

    /** What an unknown name may stand for, the likeliest first, for a human to choose from; nothing is ever taken for granted. */
    public List<Suggestion> suggestions(String unknownName, Decision.Kind kind, int most) {
        Suggester suggester = new Suggester(unknownName);
        if (kind == Decision.Kind.ACTOR) {
            actorNames
                    .all()
                    .forEach(n -> suggester.weigh(n.actor().id(), n.actor().name(), n.name()));
        } else {
            gazetteer.suggest(suggester);
        }
        return suggester.best(most);
    }

    /** The names of known actors or places of which a spelling, or a word in it, begins as written; those that begin with it come first. */
    public List<String> completions(String written, Decision.Kind kind, int most) {
        String begun = Knowledge.key(written);
        Predicate<String> wanted = name -> name.startsWith(begun) || name.contains(" " + begun);
        Stream<String> names = kind == Decision.Kind.ACTOR
                ? actorNames
                        .all()
                        .filter(n -> wanted.test(Knowledge.key(n.name())))
                        .map(n -> n.actor().name())
                : gazetteer.completions(wanted).stream().map(Place::name);
        return names.distinct()
                .sorted(Comparator.comparing(
                                (String name) -> !Knowledge.key(name).startsWith(begun))
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()))
                .limit(most)
                .toList();
    }

    /** Every spelling of every actor, with the actor. */
    public void forEachActor(BiConsumer<String, Actor> each) {
        actorNames.all().forEach(n -> each.accept(n.name(), n.actor()));
    }

    /** Every spelling of every area that a file lists, with the area. */
    public void forEachArea(BiConsumer<String, Area> each) {
        areas.forEachName(each);
    }

    /** Every spelling of the actors or places that are known, with the name to write for it. */
    public void forEach(Decision.Kind kind, BiConsumer<String, Supplier<String>> each) {
        if (kind == Decision.Kind.ACTOR) {
            actorNames.all().forEach(n -> each.accept(n.name(), n::name));
        } else {
            gazetteer.forEachName(each);
        }
    }
}
