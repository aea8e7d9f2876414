package org.faultline.notify.mail;

import io.quarkus.mailer.Attachment;
import io.quarkus.mailer.Mail;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.impl.headers.HeadersMultiMap;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.mailencoder.MailEncoder;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.faultline.notify.channel.mail.Smtp;

/** Mails as they travel: encoded by the mail client that the service sends with, read again by another library. */
final class Envelopes {
    private Envelopes() {}

    static String encoded(Mail mail) {
        Smtp.withEncodedSubject(mail);
        MailMessage message = new MailMessage();
        message.setFrom("Faultline <alerts@faultline.localhost>");
        message.setTo(mail.getTo());
        message.setSubject(mail.getSubject());
        message.setText(mail.getText());
        message.setHtml(mail.getHtml());
        HeadersMultiMap headers = HeadersMultiMap.headers();
        mail.getHeaders().forEach(headers::add);
        message.setHeaders(headers);
        for (Attachment a : mail.getAttachments()) {
            MailAttachment inline = MailAttachment.create()
                    .setName(a.getName())
                    .setContentType(a.getContentType())
                    .setContentId(a.getContentId())
                    .setDisposition(a.getDisposition())
                    .setData(Buffer.buffer(Letters.bytes(a)));
            message.setInlineAttachment(inline);
        }
        return new MailEncoder(message, "faultline.localhost").encode();
    }

    static MimeMessage parsed(String encoded) {
        try {
            return new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(encoded.getBytes(StandardCharsets.UTF_8)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The first part of a type, wherever it stands; empty where there is none. */
    static String body(Part part, String type) throws IOException, MessagingException {
        if (part.isMimeType(type)) {
            return String.valueOf(part.getContent());
        }
        String found = "";
        if (part.getContent() instanceof Multipart many) {
            for (int i = 0; i < many.getCount() && found.isEmpty(); i++) {
                found = body(many.getBodyPart(i), type);
            }
        }
        return found;
    }
}
