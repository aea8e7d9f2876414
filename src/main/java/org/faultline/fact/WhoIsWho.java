package org.faultline.fact;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import org.faultline.knowledge.Actor;
import org.faultline.knowledge.Decision;
import org.faultline.knowledge.Knowledge;
import org.faultline.knowledge.Memo;
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

    /** Beyond this many days the answers are forgotten and looked up anew; it only costs time. */
    private static final int MOST_DAYS = 400;

    private final Knowledge knowledge;
    private final Memo<LocalDate, OneDay> days = new Memo<>(MOST_DAYS, OneDay::new);
    private final Memo<String, String> folded = new Memo<>(Knowledge::key);

    /** Of many days the answer is one. */
    private final Memo<Player, Player> onePlayer = Memo.ofEquals();

    private final Memo<Meeting, Meeting> oneMeeting = Memo.ofEquals();

    WhoIsWho(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    Player player(String name, LocalDate day) {
        return days.of(day).players.of(name);
    }

    Meeting meeting(String groupA, String groupB, LocalDate day) {
        return days.of(day).meetings.of(groupA).of(groupB);
    }

    private final class OneDay {
        private final LocalDate day;
        private final Memo<String, Player> players = new Memo<>(this::player);
        private final Memo<String, Memo<String, Meeting>> meetings = new Memo<>(a -> new Memo<>(b -> meeting(a, b)));

        OneDay(LocalDate day) {
            this.day = day;
        }

        private Player player(String name) {
            Actor actor = knowledge.actor(name, day);
            String group = knowledge.groupOn(actor, day);
            boolean known = actor.known() || knowledge.ignored(Decision.Kind.ACTOR, name);
            Map<Role, Part> parts = new EnumMap<>(Role.class);
            for (Role role : Role.values()) {
                parts.put(role, new Part(actor.id(), actor.name(), group, role, actor.kind(), actor.country()));
            }
            Spelling spelling = new Spelling(Decision.Kind.ACTOR, name, folded.of(name), known);
            return onePlayer.of(new Player(group, spelling, parts));
        }

        private Meeting meeting(String a, String b) {
            return oneMeeting.of(new Meeting(Encounter.dyad(a, b), knowledge.between(a, b, day)));
        }
    }
}
