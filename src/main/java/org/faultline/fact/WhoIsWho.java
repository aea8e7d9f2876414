package org.faultline.fact;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.faultline.knowledge.Actor;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.Relation;

/** Looks up names and relations at a day, and remembers the answers: the same few are asked for again and again. */
final class WhoIsWho {
    /** An actor, and the group it belonged to on the day asked for. */
    record Player(Actor actor, String group) {}

    private record Named(String name, LocalDate day) {}

    private record Met(String groupA, String groupB, LocalDate day) {}

    /** Beyond this many the answers are forgotten and looked up anew; it only costs time. */
    private static final int MOST_REMEMBERED = 50_000;

    private final Knowledge knowledge;
    private final Map<Named, Player> players = new HashMap<>();
    private final Map<String, String> folded = new HashMap<>();
    private final Map<Met, Relation> relations = new HashMap<>();

    WhoIsWho(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Player player(String name, LocalDate day) {
        if (players.size() > MOST_REMEMBERED) {
            players.clear();
        }
        return players.computeIfAbsent(new Named(name, day), this::lookUp);
    }

    private Player lookUp(Named asked) {
        Actor actor = knowledge.actor(asked.name(), asked.day());
        return new Player(actor, knowledge.groupOn(actor, asked.day()));
    }

    Spelling spelling(String name, LocalDate day) {
        return new Spelling(Decision.Kind.ACTOR, name, folded(name), known(name, day));
    }

    private boolean known(String name, LocalDate day) {
        return player(name, day).actor().known() || knowledge.ignored(Decision.Kind.ACTOR, name);
    }

    private String folded(String name) {
        if (folded.size() > MOST_REMEMBERED) {
            folded.clear();
        }
        return folded.computeIfAbsent(name, Knowledge::key);
    }

    Relation between(String groupA, String groupB, LocalDate day) {
        if (relations.size() > MOST_REMEMBERED) {
            relations.clear();
        }
        return relations.computeIfAbsent(
                new Met(groupA, groupB, day), m -> knowledge.between(m.groupA(), m.groupB(), m.day()));
    }
}
