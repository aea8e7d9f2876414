package org.faultline.fact.resolve;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.faultline.fact.Part;
import org.faultline.fact.Role;
import org.faultline.fact.Spelling;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.actor.Actor;
import org.faultline.knowledge.name.Memo;
import org.faultline.knowledge.name.Relation;

/** Looks up names and relations at a day, and remembers the answers: the same few are asked for again and again. */
public final class ActorResolver {
    /**
     * Who is meant by a name on a day.
     *
     * @param group the group it belonged to on that day
     * @param parts its part in an event, by role
     */
    public record Player(String group, Spelling spelling, Map<Role, Part> parts) {}

    /** Two groups on a day: both in one text, and what they were to each other. */
    public record Meeting(String dyad, Relation relation) {}

    /** Beyond this many the answers are forgotten and looked up anew; it only costs time. */
    private static final int MOST_STRETCHES = 400;

    private final Knowledge knowledge;
    private final Memo<LocalDate, Stretch> stretches = new Memo<>(MOST_STRETCHES, Stretch::new);

    public ActorResolver(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** The answers for a day. */
    public Stretch on(LocalDate day) {
        return stretches.of(knowledge.unchangedSince(day));
    }

    /** The answers for all days from one on until anything changes. */
    public final class Stretch {
        private final LocalDate since;
        private final Memo<String, Player> players = new Memo<>(this::lookUp);
        private final Memo<String, Memo<String, Meeting>> meetings = new Memo<>(a -> new Memo<>(b -> lookUp(a, b)));

        Stretch(LocalDate since) {
            this.since = since;
        }

        public Player player(String name) {
            return players.of(name);
        }

        public Meeting meeting(String groupA, String groupB) {
            return meetings.of(groupA).of(groupB);
        }

        private Player lookUp(String name) {
            Actor actor = knowledge.actor(name, since);
            String group = knowledge.groupOn(actor, since);
            boolean known = actor.known() || knowledge.ignored(Decision.Kind.ACTOR, name);
            Map<Role, Part> parts = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                parts.put(role, new Part(actor.id(), actor.name(), group, role, actor.kind(), actor.country()));
            }
            return new Player(group, new Spelling(Decision.Kind.ACTOR, name, Knowledge.key(name), known), parts);
        }

        private Meeting lookUp(String a, String b) {
            return new Meeting(dyad(a, b), knowledge.between(a, b, since));
        }
    }

    /** Both groups in alphabetical order, as {@code a|b}. */
    private static String dyad(String groupA, String groupB) {
        return groupA.compareTo(groupB) <= 0 ? groupA + "|" + groupB : groupB + "|" + groupA;
    }
}
