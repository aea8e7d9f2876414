package org.faultline.alert.work;

/** How long a closed alert stays quiet. */
public enum CloseUntil {
    ENDS("No mails about this alert until it ends; the one that says it ended or was withdrawn still goes out."),
    STARTS_AGAIN(
            "This alert takes up no more evidence. The next evidence begins a new alert, which is mailed like any other.");

    private final String says;

    CloseUntil(String says) {
        this.says = says;
    }

    /** What it does, for who is about to do it. */
    public String says() {
        return says;
    }
}
