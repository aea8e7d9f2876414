package org.faultline.notify.mail.page;

import org.faultline.notify.mail.words.PlainText;

/**
 * A short mail of a few sentences and one link: a request to confirm, or an alert told by its link alone.
 *
 * @param title what the window is called
 * @param detail a second sentence, empty where none
 * @param how what to do with the link, empty where it says so itself
 * @param button what the link is called
 * @param after what stands below it
 * @param personal whether it goes to a subscriber, who can change or end that
 */
public record NotePage(
        MailFrame frame,
        String title,
        String lead,
        String detail,
        String how,
        String button,
        String link,
        String after,
        boolean personal) {
    public PlainText bareTitle() {
        return new PlainText(title);
    }
}
