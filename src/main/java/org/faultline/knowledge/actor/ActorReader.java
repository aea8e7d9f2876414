package org.faultline.knowledge.actor;

import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.faultline.knowledge.name.DatedRelation;
import org.faultline.knowledge.name.KnowledgeFolder;
import org.faultline.knowledge.yaml.YamlEntry;
import org.faultline.knowledge.yaml.YamlFile;

/** Reads {@code actors.yaml}, {@code groups.yaml} and {@code relations.yaml}. */
public final class ActorReader {
    public final Map<String, Actor> actors = new HashMap<>();
    public final ActorNames names = new ActorNames();
    public final List<DatedRelation> relations = new ArrayList<>();
    public final Map<String, DisplayNames.Name> displayNames = new HashMap<>();
    public final Map<String, String> arabic = new HashMap<>();
    public final Map<String, DisplayNames.Name> groupDisplayNames = new HashMap<>();

    public ActorReader(KnowledgeFolder dir, List<String> faults) {
        Set<String> known =
                Set.of("id", "name", "display", "arabic", "aliases", "acledName", "kind", "sector", "country", "group");
        YamlFile.entries(dir.resolve("actors.yaml"), known, faults).forEach(this::readActor);
        // without it a group is shown by its id
        if (Files.isRegularFile(dir.resolve("groups.yaml"))) {
            YamlFile.entries(dir.resolve("groups.yaml"), Set.of("id", "display", "arabic"), faults)
                    .forEach(this::readGroup);
        }
        Set<String> fields = Set.of("a", "b", "kind", "validFrom", "validTo", "basis");
        YamlFile.entries(dir.resolve("relations.yaml"), fields, faults).forEach(this::readRelation);
    }

    private void readActor(YamlEntry e) {
        String id = e.required("id");
        Actor actor = new Actor(
                id,
                e.required("name"),
                e.integer("kind", 0, 8, 0),
                e.country("country"),
                e.textOr("group", id),
                e.text("acledName"));
        if (!id.isEmpty() && actors.putIfAbsent(id, actor) != null) {
            e.fault("id", "'" + id + "' is there twice");
        }
        fault(actor).forEach(e::fault);
        name(
                new ActorNames.Naming(actor.name(), actor, DatedRelation.ALWAYS_BEFORE, DatedRelation.ALWAYS_AFTER),
                reason -> e.fault("name", reason));
        List<YamlEntry.DatedName> aliases = e.names("aliases");
        Optional<String> inArabic = Optional.ofNullable(e.text("arabic"))
                .or(() -> DisplayNames.arabic(
                        aliases.stream().map(YamlEntry.DatedName::name).toList()));
        displayNames.put(id, new DisplayNames.Name(e.textOr("display", actor.name()), inArabic.orElse(null)));
        inArabic.ifPresent(said -> arabic.put(actor.name(), said));
        aliases.forEach(
                a -> name(new ActorNames.Naming(a.name(), actor, a.validFrom(), a.validTo()), reason -> a.fault()
                        .accept("aliases " + reason)));
    }

    private void readGroup(YamlEntry e) {
        String id = e.required("id");
        if (actors.values().stream().noneMatch(a -> a.group().equals(id))) {
            Set<String> groups =
                    actors.values().stream().map(Actor::group).collect(Collectors.toCollection(TreeSet::new));
            e.fault(
                    "id",
                    "'" + id + "' is the group of no actor in actors.yaml (known: " + String.join(", ", groups) + ")");
        }
        if (groupDisplayNames.put(id, new DisplayNames.Name(e.required("display"), e.text("arabic"))) != null) {
            e.fault("id", "'" + id + "' is there twice");
        }
    }

    /** What is wrong with an actor's own values, by field. */
    public static Map<String, String> fault(Actor actor) {
        Map<String, String> faults = new HashMap<>();
        if (actor.id().startsWith(Actor.UNKNOWN_ID) || actor.id().contains("|")) {
            faults.put("id", "'" + actor.id() + "' must not begin with '" + Actor.UNKNOWN_ID + "' or hold '|'");
        }
        if (actor.group().endsWith(Actor.UNKNOWN_GROUP) || actor.group().contains("|")) {
            faults.put("group", "'" + actor.group() + "' must not end with '" + Actor.UNKNOWN_GROUP + "' or hold '|'");
        }
        return faults;
    }

    private void name(ActorNames.Naming naming, Consumer<String> fault) {
        if (naming.name().isEmpty()) {
            return;
        }
        ActorNames.Naming other = names.put(naming);
        if (other != null) {
            fault.accept(clash(naming, other));
        }
    }

    public static String clash(ActorNames.Naming naming, ActorNames.Naming other) {
        return "'" + naming.name() + "' already names the actor '"
                + other.actor().id() + "'"
                + (other.dated() || naming.dated() ? " from " + other.validFrom() + " to " + other.validTo() : "");
    }

    private void readRelation(YamlEntry e) {
        String a = actor(e, "a");
        String b = actor(e, "b");
        String kind = e.required("kind");
        LocalDate from = e.date("validFrom", DatedRelation.ALWAYS_BEFORE);
        LocalDate to = e.date("validTo", DatedRelation.ALWAYS_AFTER);
        e.orderly(from, to);
        Arrays.stream(DatedRelation.Kind.values())
                .filter(k -> k.name().equals(kind))
                .findFirst()
                .ifPresentOrElse(
                        k -> relations.add(new DatedRelation(a, b, k, from, to, e.textOr("basis", ""))),
                        () -> e.fault(
                                "kind", "'" + kind + "' is none of " + Arrays.toString(DatedRelation.Kind.values())));
    }

    private String actor(YamlEntry e, String field) {
        String id = e.required(field);
        if (!id.isEmpty() && !actors.containsKey(id)) {
            e.fault(field, "'" + id + "' is no actor in actors.yaml");
        }
        return id;
    }
}
