package org.faultline.notify.mail;

import io.quarkus.mailer.Mail;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.faultline.alert.Alert;
import org.faultline.alert.AlertUpdate;
import org.faultline.notify.mail.page.AlertMailContext;
import org.faultline.notify.mail.page.AlertPage;
import org.faultline.notify.mail.page.AlertPages;
import org.faultline.notify.mail.page.DigestPages;
import org.faultline.notify.mail.page.MailFrame;
import org.faultline.notify.mail.page.MapCache;
import org.faultline.notify.mail.page.NotePage;
import org.faultline.notify.mail.words.LengthLimits;
import org.faultline.notify.mail.words.MailPhrases;
import org.faultline.notify.mail.words.MailRecipient;
import org.faultline.notify.mail.words.Words;
import org.faultline.notify.outbox.DigestFigures;
import org.jspecify.annotations.Nullable;

/** Composes the content of mails: subject, text, HTML and map; whom they go to and how they travel is not its concern. */
final class Composer {
    /** Gmail cuts what is larger off, and in many places a large mail is dear. */
    static final int MOST_BYTES = 100_000;

    /** What our headers, and the marks between the parts, may take. */
    private static final int ENVELOPE = 6_000;

    /** Traffic light protocol (FIRST, TLP 2.0), with or without brackets. */
    private static final Pattern MARKING = Pattern.compile(
            "[\\[(]?\\bTLP:\\s?(?:RED|AMBER(?:\\+STRICT)?|GREEN|CLEAR|WHITE)\\b[\\])]?", Pattern.CASE_INSENSITIVE);

    private final Typesetter typesetter = new Typesetter();
    private final AlertPages alerts;

    Composer(MapCache maps) {
        this.alerts = new AlertPages(maps);
    }

    Mail alert(AlertMailContext o, MailRecipient reader) {
        if (reader.linkOnly()) {
            return linkOnly(o, reader);
        }
        Mail mail = new Mail();
        for (LengthLimits room : LengthLimits.LARGEST_FIRST) {
            AlertPage page = alerts.page(o, reader, room);
            mail = mail(subject(o.alert(), reader), "alert", page);
            AlertPage.Picture map = page.map();
            if (map != null) {
                mail.addInlineAttachment("map.png", map.png().bytes(), "image/png", "<" + map.cid() + ">");
            }
            if (weight(mail, map) <= MOST_BYTES) {
                return mail;
            }
        }
        return mail;
    }

    /**
     * The same for as long as the alert lasts, so that mail programs keep its mails together. Markings stay out of it: a subject travels
     * and lies about open.
     */
    private static String subject(Alert alert, MailRecipient reader) {
        String whole = alert.title() + ": "
                + Words.line(alert.groupBy(), reader.names().in(Locale.ENGLISH));
        return Words.headerLine(MARKING.matcher(whole).replaceAll(" ").replaceAll("\\s{2,}", " "));
    }

    private Mail linkOnly(AlertMailContext o, MailRecipient reader) {
        MailPhrases words = reader.phrases();
        String severity = words.word("severity", o.now().severity());
        return note(
                words.say("product") + ": "
                        + words.say(
                                "linkOnly.subject",
                                Map.of("id", String.valueOf(o.alert().id()))),
                words.say("linkOnly.lead", Map.of("severity", severity)),
                reader.base() + "/alerts/" + o.alert().id(),
                reader);
    }

    Mail digest(List<AlertUpdate> entries, @Nullable DigestFigures figures, MailRecipient reader) {
        MailPhrases words = reader.phrases();
        String subject = words.say("product") + ": " + words.say("digest.subject");
        return reader.linkOnly()
                ? note(
                        subject,
                        words.say("linkOnly.digest", Map.of("n", entries.size())),
                        reader.base() + "/alerts",
                        reader)
                : mail(subject, "digest", DigestPages.page(entries, figures, reader));
    }

    private Mail note(String subject, String lead, String link, MailRecipient reader) {
        MailPhrases words = reader.phrases();
        NotePage page = new NotePage(
                MailFrame.of(reader),
                subject,
                lead,
                "",
                "",
                words.say("link.alert"),
                link,
                words.say("linkOnly.why"),
                true);
        return mail(subject, "note", page);
    }

    /** @param wish what was asked for, as {@link WishSentence} says it */
    Mail confirm(String address, String wish, String url, MailRecipient reader) {
        MailPhrases words = reader.phrases();
        NotePage page = new NotePage(
                MailFrame.of(reader),
                words.say("confirm.subject"),
                words.say("confirm.lead", Map.of("address", words.own(address, 254))),
                words.say("confirm.asked", Map.of("wish", wish)),
                words.say("confirm.how"),
                words.say("confirm.button"),
                url,
                words.say("confirm.not"),
                false);
        return mail(words.say("confirm.subject"), "note", page);
    }

    private Mail mail(String subject, String template, Object page) {
        Typesetter.Parts parts = typesetter.set(template, page);
        return new Mail().setSubject(subject).setText(parts.text()).setHtml(parts.html());
    }

    private static int weight(Mail mail, AlertPage.@Nullable Picture map) {
        int picture = map == null ? 0 : map.png().bytes().length * 4 / 3 * 78 / 76;
        return ENVELOPE + encoded(mail.getText()) + encoded(mail.getHtml()) + picture;
    }

    /** Bytes as quoted-printable, in which mails travel: three for one outside ASCII, and a soft break a line. */
    private static int encoded(String text) {
        int bytes = 0;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            bytes += b < ' ' || b == '=' ? 3 : 1;
        }
        return bytes + bytes / 70 * 3;
    }
}
