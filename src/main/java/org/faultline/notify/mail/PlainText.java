package org.faultline.notify.mail;

/** Text for an attribute or a title, where HTML takes characters of direction but no elements. */
record PlainText(String text) {
    @Override
    public String toString() {
        return text;
    }
}
