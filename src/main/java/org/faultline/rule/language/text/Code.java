package org.faultline.rule.language.text;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What can be wrong with a rule; the word that stands in front of the message. */
@Schema(name = "RuleFaultCode")
public enum Code {
    TOO_LARGE("a file, a text, a number, nesting, or the number of patterns is beyond the limit", "((((((( … )))))))"),
    CHARACTER(
            "a character that no rule needs: control and bidi characters, a byte order mark, typographic signs",
            "deathsBest ≥ 5"),
    QUOTE("a text that is not between two straight double quotes on one line", "“Syria desk”"),
    ESCAPE("a backslash before something other than \\\" or \\\\", "matches \"\\d+\""),
    COMMENT("a comment that is not closed", "/* Fires on …"),
    EXPECTED("something is missing, or stands where something else should", "Encounter( violent $dyad : dyad )"),
    NOT_ALLOWED("DRL that rules here do without", "eval( true )"),
    ONE_RULE("a file holds exactly one rule", "rule \"a\" … end rule \"b\" … end"),
    ID("the rule's name is not its file's, is no kebab-case, or is another rule's", "rule \"Allied Clashes\""),
    UNKNOWN_METADATA("no such metadata", "@severty(HIGH)"),
    METADATA("metadata with a value it cannot have, twice, or missing", "@quiet(\"two weeks\")"),
    UNKNOWN_TYPE("no such fact type", "Encouter( violent )"),
    UNKNOWN_FIELD("the fact has no such field", "Encounter( deathBest >= 5 )"),
    UNKNOWN_CONSTANT("no such word for that field", "type == CLASHES"),
    UNKNOWN_NAME("a $name that nothing before it is bound to", "dyad == $dyads"),
    BOUND_TWICE("a $name that stands for two things", "$a : groupA, $a : groupB"),
    IDIOM("a form of another language, or of plain English", "deathsBest BETWEEN 5 AND 10"),
    OPERATOR("no such operator, or not one for this field", "type = CLASH"),
    UNKNOWN_FUNCTION("accumulate knows no such function", "$n : cnt( $day )"),
    WRONG_KIND("a text against a number, a day against a text and the like", "deathsBest >= \"5\""),
    NULL("compared with null, or a field that may be unknown", "admin1 != null"),
    WINDOW("a window that is not written in literal days or hours, or runs backwards", "this before[1 month] $x"),
    BEYOND_HORIZON("a window wider than what is kept in memory", "this before[0d, 900d] $x"),
    NEVER_TRUE("what is asked for cannot be", "deathsBest > 5, deathsBest < 3"),
    NEVER_OCCURS("a finding of a rule that there is not", "Finding( rule == \"allied-clash\" )"),
    NOT_JOINED(
            "a pattern that shares no key with one before it, so that everything is compared with everything",
            "$a : Encounter( violent ) $b : Encounter( coercive )"),
    UNUSED("a figure of accumulate that nothing asks for", "$n : count( $day )"),
    RAISE(
            "the right side is not one alerts.raise with a value for each name of @groupBy, then a text",
            "alerts.raise($dyad);"),
    PLACEHOLDER("a {name} in the text that stands for nothing", "\"{death} dead\""),
    NO_CASE(
            "an active rule without cases beside it; named by check, but it does not stop the start",
            "@status(active)"),
    DUPLICATE(
            Level.WARNING,
            "a warning: another rule asks for the same, but for names, order or one number, text or window",
            "deathsBest >= 5, beside a rule with deathsBest >= 10"),
    HEAD(
            Level.WARNING,
            "a warning: no comment at the head that says what the rule fires on, why, what it misses and its noise",
            "/* Fires … Why … Misses … Noise … */"),
    DOUBTFUL(
            Level.WARNING,
            "a warning: a name that nobody has, a word of @groupBy that is no field, or values in another order than it",
            "country == \"Syria\""),
    NOT_HAPPENED(
            Level.WARNING,
            "a warning: a pattern on events that asks neither happened nor status, and so takes plans and claims",
            "Encounter( type == CLASH, $dyad : dyad )"),
    NO_ROLE(
            Level.WARNING,
            "a warning: an Encounter that does not ask for a role, and so takes groups that only stood beside side A",
            "Encounter( type == CLASH, happened, $dyad : dyad )"),
    UNKNOWN_AREA(
            Level.WARNING,
            "a warning: facts are joined, or areas counted, by an area that may be unknown, and all unknown ones are equal",
            "$area : admin1, and admin1 == $area in the next pattern"),
    SEEN_AREA(
            Level.WARNING,
            "a warning: forces that are brought somewhere, by the area in which they were seen and not the one they go to",
            "Involvement( mobilizing, happened, admin1 == $area )"),
    ACCEPTANCE(
            Level.WARNING,
            "a warning: a comment accepts a warning that there is not, or gives no reason",
            "// accepted: DUPLICATE"),
    MORE("a file has more faults than the 50 that are named", ""),
    CASE_FILE(
            "a cases file that cannot be read, or a file beside rules whose name keeps it from being read",
            "allied-clashes.cases.yml"),
    CASE_YAML(
            "a cases file that is no list in YAML: indentation, a dash, a quote, a bracket, a colon",
            "reports: [E001-01"),
    CASE_KEY("a key that cases do not have there, that is there twice, or that is missing", "expect: []"),
    CASE_VALUE("a value of another kind than its key has: a list, a number, a word of a few", "sideA: regime"),
    CASE_DATE("a day in another form, that does not exist, or out of order", "on: 02.11.2024"),
    CASE_NAME("a report, an actor, a place or a group that is called otherwise", "sideA: [regmie]"),
    CASE_RUN("cases that cannot be run, because of their rule or of what they run on", "- knowledge: ../mali"),
    ENGINE("the engine refuses what the checker took: a defect of the checker, please report it", "");

    /** How grave it is. */
    @Schema(name = "RuleFaultLevel")
    public enum Level {
        ERROR,
        /** A rule with it runs, and an author may accept it with a reason. */
        WARNING
    }

    private final Level level;
    private final String meaning;
    private final String example;

    Code(String meaning, String example) {
        this(Level.ERROR, meaning, example);
    }

    Code(Level level, String meaning, String example) {
        this.level = level;
        this.meaning = meaning;
        this.example = example;
    }

    public Level level() {
        return level;
    }

    public String meaning() {
        return meaning;
    }

    public String example() {
        return example;
    }

    /** Whether a rule with this fault cannot run. */
    public boolean stops() {
        return level == Level.ERROR && this != NO_CASE && !name().startsWith("CASE_");
    }
}
