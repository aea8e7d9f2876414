package org.faultline.alert.work;

/** How long a closed alert stays quiet. */
public enum Until {
    ENDS("No more mails of this alert go out until it ends; that it ended or was withdrawn is still told."),
    STARTS_AGAIN("The story is cut here: this alert takes up nothing more, and the next evidence begins a new one,"
            + " which is told like any other.");

    private final String says;

    Until(String says) {
        this.says = says;
    }

    /** What it does, for who is about to do it. */
    public String says() {
        return says;
    }
}
