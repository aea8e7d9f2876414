package org.faultline.notify.mail.words;

import java.util.Map;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.rule.firing.Evidence;

/**
 * What is known of an event, and how exactly, in one language; each is empty where there is nothing to say.
 *
 * @param longestName in characters, of a place
 */
public record EvidencePhrases(MailPhrases words, DisplayNames names, int longestName) {
    /** The place with its area, unless it already names it. */
    public String place(Evidence e) {
        String place = name(e.place());
        String area = name(e.admin1());
        if (place.isEmpty() || area.isEmpty()) {
            return place.isEmpty() && area.isEmpty() ? words.say("place.none") : place + area;
        }
        return e.place().contains(e.admin1()) ? place : words.say("place.within", Map.of("place", place, "area", area));
    }

    /** A place, an area or an actor. */
    public String name(String named) {
        return words.own(names.named(named), longestName);
    }

    /** Nothing of an exact day. */
    public String when(Evidence e) {
        if (e.start().equals(e.end())) {
            return e.datePrecision() > 1 ? words.say("when.about", Map.of("day", words.day(e.start()))) : "";
        }
        String days = words.days(e.start(), e.end());
        if (e.clarity().equals("AGGREGATE")) {
            return words.say("when.several", Map.of("days", days));
        }
        return e.datePrecision() == 1 ? days : words.say("when.some", Map.of("days", days));
    }

    /** How exactly the place is known, by UCDP's {@code where_prec}. */
    public String near(Evidence e) {
        return words.say("near." + Math.max(1, Math.min(e.placePrecision(), 7)));
    }

    public String border(Evidence e) {
        Double km = e.borderKm();
        return km == null || e.border() == null
                ? ""
                : words.say(
                        e.moves() ? "border.nearest" : "border",
                        Map.of("km", Words.oneDecimal(km), "border", words.own(e.border(), longestName)));
    }

    public String killed(Evidence e) {
        if (e.deathsBest() == null || e.deathsLow() == null || e.deathsHigh() == null) {
            return "";
        }
        boolean exact = e.deathsLow().equals(e.deathsHigh());
        return words.say(
                exact ? "killed" : "killed.between",
                Map.of("best", e.deathsBest(), "low", e.deathsLow(), "high", e.deathsHigh()));
    }

    public String status(Evidence e) {
        return e.status().equals("REPORTED") ? "" : words.word("status", e.status());
    }
}
