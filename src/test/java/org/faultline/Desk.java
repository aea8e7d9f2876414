package org.faultline;

import java.util.Locale;

/** Short reports for alerts: who did what to whom, where and when, as the desk reports it at noon of that day unless said otherwise. */
record Desk(
        String id, String type, String day, String a, String b, String place, int dead, String source, String asOf) {
    static Desk clash(String id, String day, int dead) {
        return new Desk(id, "CLASH", day, "NDF", "IRGC", "al-Mayadin", dead, "The desk", day + "T12:00:00Z");
    }

    Desk of(String otherType) {
        return new Desk(id, otherType, day, a, b, place, dead, source, asOf);
    }

    Desk dead(int other) {
        return new Desk(id, type, day, a, b, place, other, source, asOf);
    }

    Desk by(String other) {
        return new Desk(id, type, day, other, b, place, dead, source, asOf);
    }

    Desk in(String other) {
        return new Desk(id, type, day, a, b, other, dead, source, asOf);
    }

    Desk on(String other) {
        return new Desk(id, type, other, a, b, place, dead, source, asOf);
    }

    Desk from(String other) {
        return new Desk(id, type, day, a, b, place, dead, other, asOf);
    }

    /** Said at noon of another day. */
    Desk said(String otherDay) {
        return new Desk(id, type, day, a, b, place, dead, source, otherDay + "T12:00:00Z");
    }

    String json() {
        return String.format(Locale.ROOT, """
                {"dataset": "desk", "externalId": "%s", "asOf": "%s", "type": "%s", "date": {"best": "%s"}, "sideA": ["%s"], "sideB": ["%s"],
                 "place": {"name": "%s"}, "fatalities": {"low": %d, "best": %d, "high": %d}, "source": {"publisher": "%s"}, "quote": "%s in %s."}
                """, id, asOf, type, day, a, b, place, dead, dead, dead, source, id, place);
    }

    String retracted(String otherDay) {
        return "{\"dataset\": \"desk\", \"externalId\": \"%s\", \"asOf\": \"%sT18:00:00Z\", \"retracted\": true}"
                .formatted(id, otherDay);
    }
}
