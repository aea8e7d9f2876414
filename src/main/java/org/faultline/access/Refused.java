package org.faultline.access;

/** What was asked about people, logins or keys cannot be done, and why, in words for the one who asked. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What is wrong. */
    public enum Kind {
        /** A field; the message is about its value. */
        INPUT,
        /** It stands against what is there. */
        CONFLICT,
        /** Nobody who may. */
        LOGIN,
        /** Too many tries. */
        LIMIT,
        /** There is no such thing (any more). */
        UNKNOWN
    }

    private final Kind kind;
    private final String field;

    private Refused(Kind kind, String field, String why) {
        super(why, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    public static Refused input(String field, String why) {
        return new Refused(Kind.INPUT, field, why);
    }

    public static Refused of(Kind kind, String why) {
        return new Refused(kind, "", why);
    }

    public Kind kind() {
        return kind;
    }

    /** Of an input; else empty. */
    public String field() {
        return field;
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
