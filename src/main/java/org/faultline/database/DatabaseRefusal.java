package org.faultline.database;

/** What cannot be done with a database, and why, in words for an operator. */
public final class DatabaseRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseRefusal(String why) {
        super(why);
    }
}
