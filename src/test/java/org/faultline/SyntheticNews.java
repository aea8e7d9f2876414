package org.faultline;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * News of the world as a desk gets it, made up but shaped like the real thing: a thousand reports a day, three in ten telling what
 * another outlet told, some late, some revised, a few withdrawn. The same seed gives the same news.
 *
 * <p>Measures of a real governorate at war are those of Deir ez-Zor in UCDP GED 19.1 (2016-2019): 1.5 events a day and 13 on its worst
 * days, 171 places in 4 districts of which one has 16 % and ten have 49 % of the events, 12 pairs of groups of which two have 91 %. A
 * thousand reports a day are hundreds of such governorates; here one in ten reports comes from the worst of 700, in 50 countries.
 */
final class SyntheticNews {
    private static final int REPORTS_A_DAY = 1000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2021, 1, 1);
    private static final int GOVERNORATES = 700;
    private static final int PLACES = 171;
    private static final int DISTRICTS = 4;
    private static final int GROUPS = 12;

    /** Where there are wars, as ISO 3166 codes, each with a point inside it; those with more come first. */
    private static final String[] COUNTRIES =
            ("UKR 48.5 37.5,PSE 31.9 35.2,MMR 21.9 96.1,SYR 35.0 39.5,SDN 13.5 30.2,YEM 15.6 44.0,NGA 11.8 13.1,COD -1.7 29.2,"
                            + "MLI 16.3 -0.1,BFA 13.0 -1.5,SOM 3.0 44.5,IRQ 34.4 43.4,AFG 34.5 69.2,PAK 33.0 70.1,MEX 24.0 -104.0,"
                            + "COL 4.6 -75.0,BRA -10.0 -55.0,ETH 11.0 38.5,LBN 33.4 35.5,ISR 31.5 34.8,RUS 51.0 37.0,HTI 18.6 -72.3,"
                            + "CMR 10.5 14.3,NER 14.0 4.0,CAF 5.5 20.5,SSD 8.0 30.0,MOZ -12.0 39.5,LBY 31.5 15.0,IND 24.8 93.9,"
                            + "BGD 23.8 90.4,PHL 7.2 124.2,THA 6.5 101.3,TUR 37.5 43.0,IRN 29.5 60.9,TCD 13.0 18.0,KEN 2.5 40.9,"
                            + "UGA 1.0 30.0,BDI -3.4 29.4,HND 15.0 -87.0,SLV 13.7 -89.2,GTM 15.5 -90.3,ECU -2.2 -79.9,VEN 8.0 -66.0,"
                            + "PER -12.0 -74.0,EGY 30.5 33.5,TUN 35.2 8.8,DZA 35.5 6.0,BEN 11.3 2.5,TGO 10.5 0.5,GHA 10.7 -0.9")
                    .split(",");

    /** Known to the knowledge of the project, some of them as allies: fights among those are what rules look for. They are in Syria. */
    private static final String[] SYRIAN = {
        "IRGC", "ISIS", "SDF", "regime", "Turkey", "HTS", "SNA", "Russia", "US", "NDF"
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
        int governorate = skewed(GOVERNORATES);
        String[] country = COUNTRIES[governorate % COUNTRIES.length].split(" ");
        int place = skewed(PLACES);
        int a = skewed(GROUPS);
        int b = skewed(GROUPS);
        double lat = Double.parseDouble(country[1]) + (governorate * 37 % 30) / 10.0 - 1.5 + (place * 53 % 171) / 400.0;
        double lon = Double.parseDouble(country[2]) + (governorate * 91 % 30) / 10.0 - 1.5 + (place * 29 % 171) / 400.0;
        String what = "\"type\":\"" + type + "\",\"sideA\":[\"" + side(governorate, a) + "\"],"
                + (kind < 95 ? "\"sideB\":[\"" + side(governorate, a == b ? a + 1 : b) + "\"]," : "")
                + String.format(
                        Locale.ROOT,
                        "\"place\":{\"name\":\"Town %d-%d\",\"admin1\":\"Governorate %d\",\"admin2\":\"District %d-%d\","
                                + "\"country\":\"%s\",\"lat\":%.4f,\"lon\":%.4f,\"precision\":%d},",
                        governorate,
                        place,
                        governorate,
                        governorate,
                        place % DISTRICTS,
                        country[0],
                        lat,
                        lon,
                        random.nextInt(3) == 0 ? 2 : 1);
        LocalDate day = today.minusDays(random.nextInt(50) == 0 ? random.nextInt(20) : skewed(4));
        return new String[] {
            "", what, "\"date\":{\"best\":\"" + day + "\",\"precision\":" + (random.nextInt(12) == 0 ? 2 : 1) + "},"
        };
    }

    /** The groups of a country, in another order in each of its governorates. */
    private static String side(int governorate, int rank) {
        int country = governorate % COUNTRIES.length;
        int group = (rank + governorate / COUNTRIES.length * 5) % (GROUPS + 1);
        return COUNTRIES[country].startsWith("SYR") && group < SYRIAN.length
                ? SYRIAN[group]
                : "Brigade " + country + "-" + group;
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
