package org.faultline.fact;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.faultline.report.EventType;

/** Why two reports are taken to tell of one incident; most are never read, so that the words are made when one is. */
public sealed interface Reason {
    /** In words. */
    @JsonValue
    String text();

    /** What a human said. */
    record Said(String text) implements Reason {}

    /**
     * What two accounts agree in.
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
            implements Reason {
        static Agreement of(Account a, Account b) {
            return new Agreement(
                    a.commonPairs(b),
                    a.report().date().best(),
                    b.report().date().best(),
                    a.spot().kmTo(b.spot()),
                    a.spot().site().name(),
                    a.report().type(),
                    b.report().type());
        }

        @Override
        public String text() {
            String when = dayA.equals(dayB)
                    ? "the same day " + dayA
                    : dayA + " and " + dayB + " agree within their precision";
            String where = km == 0 ? "at " + place : Reason.km(km) + " apart";
            String how = typeA == typeB ? "" : ", told as " + typeA + " and " + typeB;
            return String.join(", ", pairs) + ", " + when + ", " + where + how;
        }
    }

    /** A distance in words. */
    static String km(double km) {
        return String.format(Locale.ROOT, "%.1f km", km);
    }
}
