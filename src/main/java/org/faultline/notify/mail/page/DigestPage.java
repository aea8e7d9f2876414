package org.faultline.notify.mail.page;

import java.util.List;

/**
 * A digest, every sentence of it in the reader's language; the templates only lay it out.
 *
 * @param lead the first line: how many alerts have news, or that nothing happened
 * @param figures how many events came in, and how many sources are silent; empty where that is not told
 * @param leftOut how many alerts are left out, empty where none
 */
record DigestPage(MailFrame frame, String lead, String figures, List<Section> sections, String leftOut, String all) {
    /** The alerts of one severity, those that changed most first. */
    record Section(String severity, String mark, List<Entry> entries) {}

    /** One alert: what kind of news, and what it says. */
    record Entry(String news, String title, boolean struck, String summary, String detail, String link) {}
}
