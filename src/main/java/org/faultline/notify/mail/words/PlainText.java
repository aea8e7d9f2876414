package org.faultline.notify.mail.words;

/** Text for an attribute or a title, where HTML takes characters of direction but no elements. */
public record PlainText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
