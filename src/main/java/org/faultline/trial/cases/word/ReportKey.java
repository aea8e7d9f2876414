package org.faultline.trial.cases.word;

import java.util.List;

/**
 * The keys of a report in a case: those that reports always have, and their short forms. The manual's page of them is made from this
 * list.
 *
 * @param kind how its value is read
 * @param example as it stands in a case
 * @param meaning what it says, and where it is a short form, for what
 */
public record ReportKey(String key, Kind kind, String example, String meaning) {
    /** How a value is read. */
    public enum Kind {
        ID("a word"),
        LIKE("the id of a report"),
        DAYS("a day, or a range of days"),
        DATE("days by name"),
        WORD("a word of a list"),
        NAMES("a list of names"),
        PLACE("a name, or a place by its fields"),
        PEOPLE("a whole number, or its bounds"),
        AMOUNT("a whole number, or its bounds"),
        LIST("a list"),
        SOURCE("a name, or a source by its fields"),
        TEXT("a text"),
        TIME("a time with zone"),
        FLAG("true"),
        FIELDS("fields by name");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** In the order in which people write them. */
    public static final List<ReportKey> ALL = List.of(
            of("id", Kind.ID, "a", "by what the case calls it; else r1, r2, … by its position"),
            of("like", Kind.LIKE, "E001-01", "it has all that report has, of the sample or above, but what is named"),
            of("type", Kind.WORD, "CLASH", "what happened"),
            of(
                    "on",
                    Kind.DAYS,
                    "2024-11-02..2024-11-09",
                    "short for `date`; also `2024-11-02`, `day 2`, `day 1..day 3`"),
            of("date", Kind.DATE, "{start: 2024-11-02, end: 2024-11-09, best: 2024-11-04}", "when it happened"),
            of("sideA", Kind.NAMES, "[regime]", "who acted"),
            of("sideB", Kind.NAMES, "[IRGC, NDF]", "against whom; one of the sides is needed"),
            of("assocA", Kind.NAMES, "[Liwa Fatemiyoun]", "who helped side A"),
            of("assocB", Kind.NAMES, "[NDF]", "who helped side B"),
            of("place", Kind.PLACE, "al-Bukamal", "short for `{name: al-Bukamal}`"),
            of("origin", Kind.PLACE, "al-Mayadin", "where a movement began, as `place`"),
            of("destination", Kind.PLACE, "{name: al-Bukamal, country: SYR}", "where it led, as `place`"),
            of("fatalities", Kind.PEOPLE, "7", "people killed; also `{low: 5, best: 7, high: 9}`, or some of these"),
            of("injured", Kind.PEOPLE, "{low: 5, high: 9}", "people hurt, as `fatalities`"),
            of("vehicles", Kind.AMOUNT, "30", "short for `{measure: VEHICLES, low: 30}` in `quantities`"),
            of("personnel", Kind.AMOUNT, "{low: 50, high: 80}", "likewise with `measure: PERSONNEL`"),
            of("positionsLost", Kind.AMOUNT, "2", "likewise with `measure: POSITIONS_LOST`"),
            of("quantities", Kind.LIST, "[{measure: VEHICLES, low: 20, high: 40}]", "what else was counted"),
            of("status", Kind.WORD, "ALLEGED", "how sure the text is; REPORTED where absent"),
            of("clarity", Kind.WORD, "AGGREGATE", "one incident or many (\"repeated clashes\"); SINGLE where absent"),
            of("outcome", Kind.WORD, "FAILED", "how talks or an attempt ended; UNSTATED where absent"),
            of("source", Kind.SOURCE, "SOHR", "short for `{publisher: SOHR}`; where absent each report has its own"),
            of("quote", Kind.TEXT, "\"clashes broke out\"", "the sentence it was extracted from"),
            of("asOf", Kind.TIME, "2024-11-17T12:00:00Z", "when it was told; where absent, when it arrives"),
            of("retracted", Kind.FLAG, "true", "the source withdrew it; steps have `withdraw` for that"),
            of("acled", Kind.FIELDS, "{eventType: Battles, subEventType: Armed clash}", "its codes of ACLED"),
            of("plover", Kind.FIELDS, "{event: ASSAULT, mode: battle}", "its codes of PLOVER"),
            of("cameo", Kind.TEXT, "\"190\"", "its code of CAMEO"),
            of("flags", Kind.LIST, "[TYPE_FROM_NOTES]", "what a reader of files noticed"));

    private static ReportKey of(String key, Kind kind, String example, String meaning) {
        return new ReportKey(key, kind, example, meaning);
    }

    static String[] keys() {
        return ALL.stream().map(ReportKey::key).toArray(String[]::new);
    }
}
