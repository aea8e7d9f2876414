package org.faultline.fact;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.faultline.knowledge.Actor;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.Relation;

/** Looks up names and relations at a day, and remembers the answers: the same few are asked for again and again. */
final class WhoIsWho {
    /**
     * Who is meant by a name on a day.
     *
     * @param group the group it belonged to on that day
     * @param parts its part in an event, by role
     */
    record Player(String group, Spelling spelling, Map<Role, Part> parts) {}

    /** Two groups on a day: both in one text, and what they were to each other. */
    record Meeting(String dyad, Relation relation) {}

    private record Named(String name, LocalDate day) {
        /** The days of a year are few and close together; spread, they and names in a row do not meet in the table. */
        @Override
        public int hashCode() {
            return spread(name.hashCode(), day);
        }
    }

    private record Met(String groupA, String groupB, LocalDate day) {
        @Override
        public int hashCode() {
            return spread(31 * groupA.hashCode() + groupB.hashCode(), day);
        }
    }

    private final Knowledge knowledge;
    private final Memo<Named, Player> players = new Memo<>(this::lookUp);
    private final Memo<Met, Meeting> meetings = new Memo<>(this::meet);
    private final Memo<String, String> folded = new Memo<>(Knowledge::key);

    /** Of many days the answer is one. */
    private final Memo<Player, Player> onePlayer = Memo.ofEquals();

    private final Memo<Meeting, Meeting> oneMeeting = Memo.ofEquals();

    WhoIsWho(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** Knuth's multiplier (6.4), as in {@code NameIndex}. */
    private static int spread(int hash, LocalDate day) {
        return hash * 0x9E3779B1 + (int) day.toEpochDay() * 0x85EBCA6B;
    }

    Player player(String name, LocalDate day) {
        return players.of(new Named(name, day));
    }

    private Player lookUp(Named asked) {
        Actor actor = knowledge.actor(asked.name, asked.day);
        String group = knowledge.groupOn(actor, asked.day);
        boolean known = actor.known() || knowledge.ignored(Decision.Kind.ACTOR, asked.name);
        Map<Role, Part> parts = new EnumMap<>(Role.class);
        for (Role role : Role.values()) {
            parts.put(role, new Part(actor.id(), actor.name(), group, role, actor.kind(), actor.country()));
        }
        Spelling spelling = new Spelling(Decision.Kind.ACTOR, asked.name, folded.of(asked.name), known);
        return onePlayer.of(new Player(group, spelling, parts));
    }

    Meeting meeting(String groupA, String groupB, LocalDate day) {
        return meetings.of(new Met(groupA, groupB, day));
    }

    private Meeting meet(Met met) {
        return oneMeeting.of(new Meeting(
                Encounter.dyad(met.groupA, met.groupB), knowledge.between(met.groupA, met.groupB, met.day)));
    }
}
