package org.faultline.rule.file;

/** A rule was not saved, and nothing was written. */
public final class NotSaved extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What has to be changed so that it can be. */
    public enum Field {
        TEXT,
        FAMILY,
        /** Nothing that whoever writes the rule could change. */
        FOLDER
    }

    private final Field field;
    private final String why;

    public NotSaved(Field field, String why) {
        super(why);
        this.field = field;
        this.why = why;
    }

    public Field field() {
        return field;
    }

    /** In words that a person can act on. */
    public String why() {
        return why;
    }
}
