package org.faultline.notify.mail.page;

import java.time.LocalDate;
import java.util.Map;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.MailRecipient;

/** What every mail of ours has around its content: the language and its direction, typefaces, and the links that are the reader's alone. */
public record MailFrame(MailPhrases words, MailRecipient reader) {
    public static MailFrame of(MailRecipient reader) {
        return new MailFrame(reader.phrases(), reader);
    }

    public String lang() {
        return words.lang();
    }

    public String dir() {
        return words.rightToLeft() ? "rtl" : "ltr";
    }

    /** The side where lines begin, for what HTML in mails can only say by side. */
    public String start() {
        return words.rightToLeft() ? "right" : "left";
    }

    /** Georgia has no Arabic letters, and what stands in for them is hardly read. */
    public String serif() {
        return words.rightToLeft() ? "'Segoe UI',Tahoma,Arial,sans-serif" : "Georgia,'Times New Roman',serif";
    }

    /** Arabic has no italics. */
    public String slant() {
        return words.rightToLeft() ? "normal" : "italic";
    }

    public String sans() {
        return words.rightToLeft() ? "'Segoe UI',Tahoma,Arial,sans-serif" : "Arial,Helvetica,sans-serif";
    }

    /** That the news is not today's, where it is not. */
    public String notice() {
        if (reader.sample()) {
            return words.say("sample");
        }
        LocalDate pinned = reader.pinned();
        return pinned == null ? "" : words.say("pinned", Map.of("day", words.day(pinned)));
    }

    public String say(String key) {
        return words.say(key);
    }

    public String manage() {
        return reader.manage();
    }

    public String unsubscribe() {
        return reader.unsubscribe();
    }
}
