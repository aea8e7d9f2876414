package org.faultline.knowledge;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.place.Place;
import org.jspecify.annotations.Nullable;

/** What a human settled about a name that no file knows. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Decision.ActorAlias.class, name = "ACTOR_ALIAS"),
    @JsonSubTypes.Type(value = Decision.NewActor.class, name = "NEW_ACTOR"),
    @JsonSubTypes.Type(value = Decision.PlaceAlias.class, name = "PLACE_ALIAS"),
    @JsonSubTypes.Type(value = Decision.NewPlace.class, name = "NEW_PLACE"),
    @JsonSubTypes.Type(value = Decision.Ignored.class, name = "IGNORED")
})
@Schema(name = "NameDecision")
public sealed interface Decision {
    /** What a name can be the name of. */
    @Schema(name = "NameKind")
    enum Kind {
        ACTOR,
        PLACE
    }

    /** The name as a report has it; every spelling that normalises to the same is settled with it. */
    String name();

    /** Another name of an actor that is there; validFrom and validTo are both valid days, open where null. */
    record ActorAlias(
            String name,
            String actor,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validTo) implements Decision {}

    /** An actor that nobody described before, to be found by its own name and this one. */
    record NewActor(String name, Actor actor) implements Decision {}

    /** Another name of a place: an id of {@code places.yaml} or of another decision, or a suggestion's. */
    record PlaceAlias(String name, String place) implements Decision {}

    /** A place that no file has, to be found by its own name and this one. */
    record NewPlace(String name, Place place) implements Decision {}

    /** The name stays what it is, an actor of its own or a place unknown, and asks no more. */
    @Schema(name = "IgnoredName")
    record Ignored(String name, Kind what) implements Decision {}
}
