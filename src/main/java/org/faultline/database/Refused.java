package org.faultline.database;

/** What cannot be done with a database, and why, in words for an operator. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    public Refused(String why) {
        super(why);
    }
}
