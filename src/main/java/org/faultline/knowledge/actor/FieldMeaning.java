package org.faultline.knowledge.actor;

/** What the texts in a field of a fact stand for, so that readers are shown its name in place of an id or a code. */
public enum FieldMeaning {
    GROUP,
    DYAD,
    ACTOR,
    /** By ISO 3166-1 alpha-3. */
    COUNTRY,
    /** The name of an actor, an area or a place. */
    NAME,
    /** The id of a rule. */
    RULE,
    /** What tells things apart and nobody reads, such as the id of an event. */
    KEY,
    /** Anything else, shown as it is. */
    TEXT;

    /** By the name of the field; names of {@code @groupBy} count as fields, as findings are asked for by them. */
    public static FieldMeaning of(String field) {
        return switch (field) {
            case "group", "groupA", "groupB" -> GROUP;
            case "dyad" -> DYAD;
            case "actor" -> ACTOR;
            case "country", "actorCountry", "goalCountry", "originCountry" -> COUNTRY;
            case "admin1", "admin2", "goalAdmin1", "borderAdmin2", "placeName", "borderPlace", "actorName" -> NAME;
            case "rule" -> RULE;
            case "id", "eventId", "article", "toldBy" -> KEY;
            default -> TEXT;
        };
    }

    /** The name that readers are shown; the id of a rule stays as it is, as knowledge has no titles. */
    public String shown(String value, DisplayNames names) {
        return switch (this) {
            case GROUP -> names.group(value);
            case DYAD -> names.dyad(value);
            case ACTOR -> names.actor(value);
            case COUNTRY -> names.country(value);
            case NAME -> names.named(value);
            case RULE, KEY, TEXT -> value;
        };
    }
}
