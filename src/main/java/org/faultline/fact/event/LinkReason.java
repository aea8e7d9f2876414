package org.faultline.fact.event;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.faultline.fact.resolve.ResolvedReport;
import org.faultline.knowledge.actor.DisplayNames;
import org.faultline.report.EventType;

/** Why two reports are taken to tell of one incident; most are never read, so that the words are made when one is. */
public sealed interface LinkReason {
    /** In words. */
    @JsonValue
    String text();

    /** A day as people write it. */
    DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** What a human said. */
    record Said(String text) implements LinkReason {}

    /**
     * What two reports agree in.
     *
     * @param pairs the pairs of groups that both name
     * @param place the name of the first one's place
     */
    record Agreement(
            List<String> pairs,
            LocalDate dayA,
            LocalDate dayB,
            double km,
            String place,
            EventType typeA,
            EventType typeB)
            implements LinkReason {
        public static Agreement of(ResolvedReport a, ResolvedReport b) {
            return new Agreement(
                    a.commonPairs(b),
                    a.report().date().best(),
                    b.report().date().best(),
                    a.spot().kmTo(b.spot()),
                    a.spot().site().name(),
                    a.report().type(),
                    b.report().type());
        }

        private static String words(EventType type) {
            return DisplayNames.constant(type.name());
        }

        @Override
        public String text() {
            String when = dayA.equals(dayB)
                    ? "the same day, " + DAY.format(dayA)
                    : DAY.format(dayA) + " and " + DAY.format(dayB) + ", which agree within their precision";
            String where = km == 0 ? "at " + place : LinkReason.km(km) + " apart";
            String how = typeA == typeB ? "" : ", told as " + words(typeA) + " and " + words(typeB);
            return (pairs.size() > 1 ? "the same pairs of groups, " : "the same groups, ") + when + ", " + where + how;
        }
    }

    /** A distance in words. */
    static String km(double km) {
        return String.format(Locale.ROOT, "%.1f km", km);
    }
}
