package org.faultline;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * News as a desk gets it, made up but shaped like the real thing: a thousand reports a day, a few pairs of groups and places in most of
 * them (Zipf), three in ten telling what another outlet told, some late, some revised, a few withdrawn. The same seed gives the same news.
 */
final class SyntheticNews {
    private static final int REPORTS_A_DAY = 1000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final String[] SIDES = {
        "IRGC", "regime", "SDF", "ISIS", "Russia", "NDF", "Turkey", "HTS", "SNA", "US"
    };
    private static final String[] VIOLENT = {
        "CLASH", "CLASH", "CLASH", "ATTACK", "SHELLING", "SHELLING", "AIRSTRIKE", "IED"
    };
    private static final String[] OTHER = {"ARRESTS", "ABDUCTION", "PROTEST", "MEETING", "RECRUITMENT", "WARNING"};
    private static final String[] MOVES = {
        "REDEPLOYMENT", "REINFORCEMENT", "REINFORCEMENT_CONVOY", "WITHDRAWAL", "PRESENCE_REDUCTION"
    };
    private static final String[] OUTLETS = {
        "SOHR", "Enab Baladi", "Rojava Desk", "Hawar", "Deir 24", "Reuters", "AFP", "North Press"
    };

    private final Random random;
    private final Deque<String[]> recent = new ArrayDeque<>();
    private int made;
    private int skipped;

    SyntheticNews(long seed) {
        random = new Random(seed);
    }

    /** The next reports as a JSON array. */
    String batch(int size) {
        List<String> reports = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            reports.add(report());
        }
        return "[" + String.join(",\n", reports) + "]";
    }

    /** Lets days pass without news. */
    void skip(int days) {
        skipped += days;
    }

    private static LocalDate dayOf(int reports) {
        return FIRST_DAY.plusDays(reports / REPORTS_A_DAY);
    }

    private String report() {
        int n = made++;
        LocalDate today = dayOf(n).plusDays(skipped);
        String asOf = today + String.format(Locale.ROOT, "T%02d:%02d:%02dZ", n % 1000 / 42, n % 42, n % 60);
        int luck = random.nextInt(1000);
        if (luck < 3 && !recent.isEmpty()) {
            return "{\"dataset\":\"made\",\"externalId\":\"" + some()[0] + "\",\"asOf\":\"" + asOf
                    + "\",\"retracted\":true}";
        }
        if (luck < 33 && !recent.isEmpty()) {
            String[] revised = some();
            return written(revised[0], asOf, revised[1], revised[2], random.nextInt(20));
        }
        boolean again = luck < 300 && !recent.isEmpty();
        String[] told = again ? some() : fresh(today);
        String[] mine = {"r" + n, told[1], told[2]};
        recent.addLast(mine);
        if (recent.size() > 3 * REPORTS_A_DAY) {
            recent.removeFirst();
        }
        return written(mine[0], asOf, mine[1], mine[2], random.nextInt(6));
    }

    private String[] some() {
        List<String[]> all = new ArrayList<>(recent);
        return all.get(all.size() - 1 - Math.min(all.size() - 1, skewed(all.size())));
    }

    /** What happened, and when, of something nobody told yet. */
    private String[] fresh(LocalDate today) {
        int kind = random.nextInt(100);
        String type = kind < 79 ? one(VIOLENT) : kind < 99 ? one(OTHER) : one(MOVES);
        int a = skewed(60);
        int b = skewed(60);
        int place = skewed(300);
        double lat = 32.5 + (place * 37 % 300) / 70.0;
        double lon = 36.2 + (place * 91 % 300) / 55.0;
        String what = "\"type\":\"" + type + "\",\"sideA\":[\"" + side(a) + "\"],"
                + (kind < 95 ? "\"sideB\":[\"" + side(a == b ? a + 1 : b) + "\"]," : "")
                + String.format(
                        Locale.ROOT,
                        "\"place\":{\"name\":\"Town %d\",\"admin1\":\"Governorate %d\",\"admin2\":\"District %d\",\"country\":\"SYR\","
                                + "\"lat\":%.4f,\"lon\":%.4f,\"precision\":%d},",
                        place,
                        place % 14,
                        place % 60,
                        lat,
                        lon,
                        random.nextInt(3) == 0 ? 2 : 1);
        LocalDate day = today.minusDays(random.nextInt(50) == 0 ? random.nextInt(20) : skewed(4));
        return new String[] {
            "", what, "\"date\":{\"best\":\"" + day + "\",\"precision\":" + (random.nextInt(12) == 0 ? 2 : 1) + "},"
        };
    }

    /** Allies that clash are rare: the sides that are allied come late in the ranking. */
    private static String side(int rank) {
        int known = rank - 40;
        return known >= 0 && known < SIDES.length ? SIDES[known] : "Brigade " + rank;
    }

    private String written(String id, String asOf, String what, String date, int deaths) {
        return "{\"dataset\":\"made\",\"externalId\":\"" + id + "\",\"asOf\":\"" + asOf + "\"," + what + date
                + (deaths > 2
                        ? "\"fatalities\":{\"low\":" + (deaths - 2) + ",\"best\":" + deaths + ",\"high\":"
                                + (deaths + 3) + "},"
                        : "")
                + "\"source\":{\"publisher\":\"" + one(OUTLETS) + "\",\"url\":\"https://news.example.org/" + id + "\"},"
                + "\"quote\":\"Report " + id
                + ": fighting and movements were reported by residents of the area on that day, as our"
                + " correspondent was told by two people who asked not to be named.\"}";
    }

    /** A number below a bound, the small ones far more often (Zipf with exponent about 1). */
    private int skewed(int bound) {
        return (int) Math.min(bound - 1, Math.pow(bound, random.nextDouble()) - 1);
    }

    private String one(String[] of) {
        return of[random.nextInt(of.length)];
    }
}
